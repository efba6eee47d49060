package io.orrery.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Lines here are their own times in seconds; others have none.
class PacedEventsTest {
    private final AtomicLong clock = new AtomicLong(77);

    @Test
    void eventsComeAsFarApartAsTheyWere() {
        assertThat(arrivals(1, "100", "101", "103.5")).containsExactly("0 100", "1000 101", "3500 103.5");
    }

    @Test
    void aFactorBringsThemCloserTogether() {
        assertThat(arrivals(10, "100", "101", "103.5")).containsExactly("0 100", "100 101", "350 103.5");
    }

    @Test
    void eventsWithoutTimeAndThoseOfThePastFollowAtOnce() {
        assertThat(arrivals(1, "no time", "100", "stack trace", "99", "100.5", "99.9"))
                .containsExactly("0 no time", "0 100", "0 stack trace", "0 99", "500 100.5", "500 99.9");
    }

    @Test
    void aNightBetweenTwoRecordingsIsCutToAMinute() {
        assertThat(arrivals(1, "0", "86400", "86401")).containsExactly("0 0", "60000 86400", "61000 86401");
    }

    @Test
    void oneWrongClockDoesNotLetTheRestGoAtOnce() {
        assertThat(arrivals(1, "100", "99999999", "101", "102"))
                .containsExactly("0 100", "60000 99999999", "60000 101", "61000 102");
    }

    /// `milliseconds line`, looking every ten milliseconds.
    private List<String> arrivals(double speed, String... lines) {
        PacedEvents paced = new PacedEvents(ListedEvents.of(List.of(lines)), PacedEventsTest::time, speed, clock::get);
        long begin = clock.get();
        List<String> arrivals = new ArrayList<>();
        while (!paced.ended()) {
            String line = paced.poll();
            if (line == null) {
                clock.addAndGet(10_000_000);
            } else {
                arrivals.add((clock.get() - begin) / 1_000_000 + " " + line);
            }
        }
        return arrivals;
    }

    private static OptionalLong time(String line) {
        return Character.isDigit(line.charAt(0))
                ? OptionalLong.of((long) (Double.parseDouble(line) * 1e9))
                : OptionalLong.empty();
    }
}
