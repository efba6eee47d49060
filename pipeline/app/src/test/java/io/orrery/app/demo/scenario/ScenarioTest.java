package io.orrery.app.demo.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScenarioTest {
    private static final long START = 1_800_000_000_000L;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(lines(7, 40, 300)).isEqualTo(lines(7, 40, 300));
        assertThat(lines(7, 40, 300)).isNotEqualTo(lines(8, 40, 300));
    }

    @Test
    void timeRunsEvenlyAtTheRate() {
        List<LogEvent> events = events(1, 50, 10);

        assertThat(events).hasSize(500);
        assertThat(events.getFirst().millis()).isEqualTo(START);
        assertThat(events.get(50).millis()).isEqualTo(START + 1_000);
        assertThat(events).isSortedAccordingTo((a, b) -> Long.compare(a.millis(), b.millis()));
    }

    @Test
    void theFirstMinuteIsPeaceful() {
        assertThat(events(1, 40, 60)).noneMatch(ScenarioTest::involvesAttacker);
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 40, 1000})
    void anAttackGuessesGetsInMovesOnAndCarriesDataAway(double rate) {
        List<LogEvent> events = events(3, rate, 160);

        List<LogEvent> guesses = events.stream()
                .filter(e -> e.kind() == LogEvent.Kind.LOGON && e.outcome().equals("failure") && involvesAttacker(e))
                .toList();
        LogEvent entry = events.stream()
                .filter(e -> e.kind() == LogEvent.Kind.LOGON && e.outcome().equals("success") && involvesAttacker(e))
                .findFirst()
                .orElseThrow();
        String thief = entry.user();
        Set<String> taken = events.stream()
                .filter(e -> e.kind() == LogEvent.Kind.LOGON
                        && e.user().equals(thief)
                        && e.outcome().equals("success")
                        && e.millis() > entry.millis())
                .map(LogEvent::host)
                .collect(Collectors.toSet());
        List<LogEvent> stolen = events.stream()
                .filter(e -> e.direction().equals("outbound") && involvesAttacker(e))
                .toList();

        assertThat(guesses).hasSizeGreaterThan((int) (rate * 25 * 0.15));
        assertThat(guesses).allMatch(guess -> guess.millis() < entry.millis());
        assertThat(guesses.stream().map(LogEvent::srcIp).collect(Collectors.toSet()))
                .containsExactly(entry.srcIp());
        assertThat(guesses.stream().map(LogEvent::user)).contains(thief);
        assertThat(taken).hasSizeGreaterThan(4);
        assertThat(stolen).isNotEmpty().allMatch(flow -> flow.bytes() >= 5_000_000);
        assertThat(stolen.getFirst().millis()).isGreaterThan(entry.millis());
    }

    @Test
    void theNextAttackHasOtherActors() {
        Set<String> attackers = events(5, 20, 60 + 240 * 3).stream()
                .filter(e -> e.kind() == LogEvent.Kind.LOGON && e.outcome().equals("success") && involvesAttacker(e))
                .map(e -> e.srcIp() + " " + e.user())
                .collect(Collectors.toSet());

        assertThat(attackers).hasSize(3);
    }

    @Test
    void everyLineIsOneJsonObject() {
        for (String line : lines(2, 100, 100)) {
            JsonNode event = JSON.readTree(line);
            assertThat(event.path("time").asString()).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(event.path("event").asString()).isIn("logon", "flow", "dns");
            assertThat(line).doesNotContain("\n");
        }
    }

    @Test
    void ordinaryWorkIsMostOfIt() {
        List<LogEvent> events = events(1, 100, 240);

        assertThat(share(events, e -> e.kind() == LogEvent.Kind.FLOW)).isBetween(0.4, 0.75);
        assertThat(share(events, e -> e.kind() == LogEvent.Kind.DNS)).isBetween(0.1, 0.4);
        assertThat(share(events, ScenarioTest::involvesAttacker)).isBetween(0.01, 0.15);
    }

    @Test
    void anImpossibleRateIsRefused() {
        assertThatThrownBy(() -> new Scenario(1, START, 0)).hasMessageContaining("rate");
        assertThatThrownBy(() -> new Scenario(1, START, Double.NaN)).hasMessageContaining("rate");
    }

    private static boolean involvesAttacker(LogEvent event) {
        return event.srcIp().startsWith("203.0.113.") || event.dstIp().startsWith("203.0.113.");
    }

    private static double share(List<LogEvent> events, Predicate<LogEvent> wanted) {
        return (double) events.stream().filter(wanted).count() / events.size();
    }

    private static List<String> lines(long seed, double rate, int seconds) {
        return events(seed, rate, seconds).stream().map(LogEvent::line).toList();
    }

    private static List<LogEvent> events(long seed, double rate, int seconds) {
        Scenario scenario = new Scenario(seed, START, rate);
        return IntStream.range(0, (int) (rate * seconds))
                .mapToObj(i -> scenario.next())
                .toList();
    }
}
