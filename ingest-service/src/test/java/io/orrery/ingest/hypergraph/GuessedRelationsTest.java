package io.orrery.ingest.hypergraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.entity.Entity;
import io.orrery.ingest.entity.RuleException;
import io.orrery.ingest.entity.Told;
import io.orrery.ingest.event.EventReader.RawRecord;
import io.orrery.ingest.event.FeedReaders;
import io.orrery.ingest.event.RuledEvents;
import io.orrery.ingest.format.Formats;
import io.orrery.ingest.log.Parsed;
import io.orrery.topics.model.FeedReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Cases lie in `hypergraph/unknown-events.cases`: an event, and what a feed without rules of its own makes of it.
class GuessedRelationsTest {
    private final FeedReaders readers = new FeedReaders(Formats.logs());

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/hypergraph/unknown-events.cases"));
        List<DynamicTest> tests = Arrays.stream(text.split("(?m)^=== ", -1))
                .skip(1)
                .map(one -> {
                    String[] parts = one.split("\n(?:--- tells\n)?", 3);
                    return DynamicTest.dynamicTest(
                            parts[0], () -> assertThat(told(parts[1], "")).isEqualTo(parts[2].strip()));
                })
                .toList();
        assertThat(tests).hasSizeGreaterThan(5);
        return tests.stream();
    }

    @Test
    void aFeedsOwnRulesLeaveNothingToGuess() throws RuleException {
        String rules = """
                datasets: [json]
                relations:
                  - {name: entered, from: value(employee), to: value(badge_reader)}
                """;
        assertThat(told("{\"employee\":\"M.Meyer\",\"badge_reader\":\"north-3\",\"client_ip\":\"10.1.2.3\"}", rules))
                .isEqualTo("value M.Meyer -entered-> value north-3");
        assertThat(told("{\"client_ip\":\"10.1.2.3\",\"workstation\":\"WS-0042\"}", rules))
                .as("not even of events that they say nothing of")
                .isEqualTo("filtered no-relation");
    }

    private String told(String line, String rules) throws RuleException {
        RuledEvents reader = readers.of(new FeedReading(FeedReading.ANY, "", "UTC", rules, List.of()));
        Parsed.Events events =
                (Parsed.Events) reader.parse(new RawRecord(line.getBytes(StandardCharsets.UTF_8), 0, ""));
        return switch (reader.tell(events.events().getFirst())) {
            case Told.Filtered filtered -> "filtered " + filtered.rule();
            case Told.Incomplete incomplete -> "incomplete " + incomplete.relation();
            case Told.Relations relations ->
                relations.observations().stream()
                        .map(one -> said(one.source()) + " -" + one.relation() + "-> " + said(one.destination()))
                        .collect(Collectors.joining("\n"));
        };
    }

    private static String said(Entity entity) {
        return entity.type().text() + " " + entity.id();
    }
}
