package io.orrery.ingest.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.normal.NormalEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Cases lie in `default-rules.cases`.
final class DefaultRulesTest {
    private static final EntityRules RULES = rules(List.of(), Set.of());

    static EntityRules rules(List<RuleFile> own, Set<String> wanted) {
        return new EntityRules(own, DefaultRules.load(), wanted, UnknownEvents.NOTHING);
    }

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("default-rules.cases"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<DynamicTest> tests = Arrays.stream(text.split("(?m)^=== ", -1))
                    .skip(1)
                    .map(one -> {
                        String name = one.substring(0, one.indexOf('\n'));
                        return DynamicTest.dynamicTest(name, () -> check(one.substring(name.length() + 1)));
                    })
                    .toList();
            assertThat(tests).isNotEmpty();
            return tests.stream();
        }
    }

    private static void check(String text) {
        String[] parts = text.split("(?m)^--- ", 2);
        String wanted = parts[1].startsWith("tells\n")
                ? parts[1].substring("tells\n".length()).strip()
                : parts[1].strip();
        assertThat(said(RULES.tell(event(parts[0])))).isEqualTo(wanted);
    }

    static NormalEvent event(String lines) {
        NormalEvent.Builder event = NormalEvent.of("none");
        for (String line : lines.strip().lines().toList()) {
            int colon = line.indexOf(": ");
            String name = line.substring(0, colon);
            String value = line.substring(colon + 2);
            if (name.equals("dataset")) {
                event.dataset(value);
            } else if (name.endsWith(".bytes")) {
                event.put(name, Long.parseLong(value));
            } else {
                event.put(name, value.contains(", ") ? List.of(value.split(", ", -1)) : value);
            }
        }
        return event.build();
    }

    static String said(Told told) {
        return switch (told) {
            case Told.Filtered filtered -> "filtered " + filtered.rule();
            case Told.Incomplete incomplete ->
                "incomplete " + incomplete.relation() + ": "
                        + incomplete.missing().stream().map(End::toString).collect(Collectors.joining(", "));
            case Told.Relations relations ->
                relations.observations().stream().map(DefaultRulesTest::said).collect(Collectors.joining("\n"));
        };
    }

    private static String said(Observation one) {
        List<String> more = new ArrayList<>();
        if (one.failed()) {
            more.add("failed");
        }
        if (one.bytes() > 0) {
            more.add(one.bytes() + " bytes");
        }
        if (!one.technique().isEmpty()) {
            more.add(one.technique());
        }
        return said(one.source()) + " -" + one.relation() + "-> " + said(one.destination())
                + (more.isEmpty() ? "" : " (" + String.join(", ", more) + ")");
    }

    private static String said(Entity entity) {
        return entity.type().text() + " " + entity.id();
    }

    @Test
    void aNoisyRelationIsKeptWhenAFeedAsksForIt() {
        NormalEvent event = NormalEvent.of("windows.sysmon")
                .put("event.code", "7")
                .put("process.entity_id", "{A}")
                .put("dll.path", "C:\\x.dll")
                .build();
        Told told = rules(List.of(), Set.of("loaded")).tell(event);
        assertThat(told).isInstanceOf(Told.Relations.class);
        assertThat(rules(List.of(), Set.of("windows.sysmon/loaded")).tell(event))
                .isEqualTo(told);
    }
}
