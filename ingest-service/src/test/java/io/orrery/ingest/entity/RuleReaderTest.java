package io.orrery.ingest.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleReaderTest {
    private static final String HEAD = "datasets: [x]\nrelations:\n";

    @Test
    void aRuleIsReadWhole() throws RuleException {
        RuleFile file = RuleReader.read("mine", """
                datasets: [windows.sysmon, "linux.*"]
                ignored:
                  - {name: state, when: {event.code: [4, 16]}}
                relations:
                  - name: spawned
                    from: process(process.parent)
                    to: process(process)
                    when: {event.code: "1", user.name: "*"}
                    unless: {process.name: [Idle]}
                    label: process.command_line
                    technique: T1059.003
                    reverse: {network.direction: ingress}
                    noisy: true
                """);
        assertThat(file.datasets()).containsExactly("windows.sysmon", "linux.*");
        assertThat(file.ignored())
                .containsExactly(
                        new RuleFile.Ignored("state", List.of(new Condition("event.code", List.of("4", "16")))));
        assertThat(file.rules())
                .containsExactly(new Rule(
                        "spawned",
                        new End(EntityType.PROCESS, "process.parent"),
                        new End(EntityType.PROCESS, "process"),
                        List.of(new Condition("event.code", List.of("1")), new Condition("user.name", List.of("*"))),
                        List.of(new Condition("process.name", List.of("idle"))),
                        List.of("process.command_line"),
                        "T1059.003",
                        List.of(new Condition("network.direction", List.of("ingress"))),
                        true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "  - {name: a, from: ip(x), to: planet(y)}|line 3, column 32: 'planet' is no type of entity",
                "  - {name: a, from: ip, to: ip(y)}|line 3, column 21: an entity is written as type(field)",
                "  - {name: a, to: ip(y)}|line 3, column 5: 'from' is needed",
                "  - {name: A B, from: ip(x), to: ip(y)}|line 3, column 12: a name has 1 to 64",
                "  - {name: a, from: ip(x), to: ip(y), noisy: perhaps}|line 3, column 46: 'true' or 'false'",
                "  - {name: a, from: ip(x), to: ip(y), colour: red}|line 3, column 39: 'colour' is none of",
                "  - {name: a, from: ip(x), to: ip(y), when: {x: []}}|line 3, column 49: 1 to 1000 values",
                "  - {name: a, from: ip(x), to: ip(y), when: [x]}|line 3, column 45: names and values are expected",
                "  - &a {name: a, from: ip(x), to: ip(y)}|line 3, column 5: anchors are not used here",
                "  - {name: a, from: ip(x), to: ip(y)|line 4, column 1: not valid YAML",
                "  - {name: a, name: b, from: ip(x), to: ip(y)}|line 3, column 15: 'name' is there twice"
            })
    void whatIsWrongIsSaidWithItsPlace(String rule, String why) {
        assertThatThrownBy(() -> RuleReader.read("mine", HEAD + rule + "\n"))
                .isInstanceOf(RuleException.class)
                .hasMessageStartingWith("mine, " + why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "  - {name: a, from: ip(x), to: ip(y), technique: T1}|line 3, column 50: a technique is written",
                "off: [a b]|line 3, column 6: a relation is named as in",
                "replace: yes|line 3, column 10: 'true' or 'false'",
                "hosts: [{name: a}]|line 3, column 9: 'also' is needed",
                "hosts: [{also: [a]}]|line 3, column 9: 'name' is needed",
                "hosts: [{name: a, also: [b], from: soon}]|line 3, column 36: a time is written as",
                "hosts: [{name: a, also: [b], from: 2026-02-01, to: 2026-01-01}]|line 3, column 9: 'from' must be",
                "hosts: [{name: a, also: []}]|line 3, column 25: 1 to 100 names",
                "domains: [{name: a, bare: true}, {name: b, bare: true}]|line 3, column 34: hosts without a domain"
            })
    void whatIsWrongInOtherPartsIsSaidWithItsPlace(String part, String why) {
        assertThatThrownBy(() -> RuleReader.read(
                        "mine",
                        HEAD.replace("relations:\n", part.startsWith(" ") ? "relations:\n" : "\n") + part + "\n"))
                .isInstanceOf(RuleException.class)
                .hasMessageStartingWith("mine, " + why);
    }

    @Test
    void severalMistakesAreSaidTogether() {
        String text = """
                datasets: [x]
                relations:
                  - {name: a, from: ip(x), to: planet(y)}
                  - {name: fine, from: ip(x), to: ip(y)}
                  - {name: b, from: ip(x)}
                hosts:
                  - {name: c}
                """;
        assertThatThrownBy(() -> RuleReader.read("mine", text)).satisfies(thrown -> {
            List<RuleException> all = ((RuleException) thrown).all();
            assertThat(all).extracting(RuleException::line).containsExactly(3, 5, 7);
            assertThat(all.get(1).sentence()).isEqualTo("'to' is needed");
        });
    }

    @Test
    void aFileWithoutRulesOrWithTooManyIsRefused() {
        assertThatThrownBy(() -> RuleReader.read("mine", "")).hasMessageContaining("nothing in it");
        assertThatThrownBy(() -> RuleReader.read("mine", "relations: []")).hasMessageContaining("is needed");
        String many = HEAD + "  - {name: a, from: ip(x), to: ip(y)}\n".repeat(RuleReader.MAX_RULES + 1);
        assertThatThrownBy(() -> RuleReader.read("mine", many)).hasMessageContaining("at most 500");
    }
}
