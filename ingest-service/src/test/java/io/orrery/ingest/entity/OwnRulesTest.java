package io.orrery.ingest.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What a feed's own file changes. Cases lie in `own-rules.cases`: the file, then events and what they tell by it.
final class OwnRulesTest {
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("own-rules.cases"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^=== ", -1)).skip(1).map(one -> {
                String name = one.substring(0, one.indexOf('\n'));
                return DynamicTest.dynamicTest(name, () -> check(one.substring(name.length() + 1)));
            });
        }
    }

    private static void check(String text) throws RuleException {
        String[] parts = text.split("(?m)^--- event\n");
        EntityRules rules = DefaultRulesTest.rules(List.of(RuleReader.read("own", parts[0])), Set.of());
        assertThat(parts).hasSizeGreaterThan(1);
        for (String part : List.of(parts).subList(1, parts.length)) {
            String[] both = part.split("(?m)^--- ", 2);
            String wanted = both[1].replaceFirst("^tells\n", "").strip();
            assertThat(DefaultRulesTest.said(rules.tell(event(both[0])))).isEqualTo(wanted);
        }
    }

    private static NormalEvent event(String lines) {
        NormalEvent event = DefaultRulesTest.event(lines);
        String time = event.text("time");
        return time == null
                ? event
                : event.copy()
                        .nanos(EventTime.parse(time, ZoneOffset.UTC))
                        .remove("time")
                        .build();
    }
}
