package io.orrery.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.orrery.topics.model.Encoding;
import io.orrery.topics.model.Entity;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Relation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EventParserTest {
    private static final EventMapping MAPPING = EventMapping.of(new GraphSpec(
            "",
            List.of(
                    new Relation(
                            new Entity("user.name", "user"),
                            new Entity("host", "host"),
                            "logon",
                            Map.of(),
                            List.of("bytes")),
                    new Relation(
                            new Entity("src", "ip"),
                            new Entity("dst", "ip"),
                            "flow",
                            Map.of("kind", "flow"),
                            List.of())),
            "ts",
            60_000,
            List.of("note"),
            List.of(new Encoding(Encoding.Target.EDGE_COLOR, "risk", new Encoding.Gradient(List.of("#fff"))))));

    /// Each line of the file is an event, ` => ` and what must come of it.
    @TestFactory
    Stream<DynamicTest> everyEventGivesItsRowOrItsReason() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/cases/event/events.txt"));
        assertThat(lines).hasSizeGreaterThan(20);
        return lines.stream().filter(l -> !l.isBlank() && !l.startsWith("#")).map(line -> {
            String event = line.substring(0, line.lastIndexOf(" => "));
            String expected = line.substring(line.lastIndexOf(" => ") + 4);
            return DynamicTest.dynamicTest(
                    event, () -> assertThat(said(parse(event))).isEqualTo(expected));
        });
    }

    private static EventOutcome parse(String event) {
        return EventParser.parse(MAPPING, event.getBytes(StandardCharsets.UTF_8));
    }

    private static String said(EventOutcome outcome) {
        return switch (outcome) {
            case EventOutcome.Filtered _ -> "filtered";
            case EventOutcome.Rejected r -> r.reason() + ": " + r.detail() + " [" + r.position() + "]";
            case EventOutcome.Rows _ -> throw new AssertionError("a mapping gives one row");
            case EventOutcome.Row row -> {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < MAPPING.wanted(); i++) {
                    if (row.cells()[i] != null) {
                        cells.add(MAPPING.columns().get(i).name() + "=" + row.cells()[i]);
                    }
                }
                yield String.join(" ", cells);
            }
        };
    }

    @Test
    void noBytesMakeItThrow() {
        byte[] event =
                "{\"ts\":1700000000.5,\"user\":{\"name\":\"a\\u00e4\"},\"host\":[\"h\"],\"bytes\":\"1e3\",\"note\":{\"x\":[1]}}"
                        .getBytes(StandardCharsets.UTF_8);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = Arrays.copyOf(event, i < event.length ? i : event.length);
            for (int k = 0; i >= event.length && k < 3; k++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(said(EventParser.parse(MAPPING, mutated))).isNotEmpty();
            } catch (RuntimeException e) {
                fail("event " + new String(mutated, StandardCharsets.ISO_8859_1), e);
            }
        }
    }
}
