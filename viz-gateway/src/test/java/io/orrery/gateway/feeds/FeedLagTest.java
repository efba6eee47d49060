package io.orrery.gateway.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FeedLagTest {
    /// A log in which a feed's events are all those from one offset up to another, with every tenth of them another's.
    private static LongBinaryOperator log(long first, long last) {
        return (from, to) -> LongStream.range(Math.max(from, first), Math.min(to, last))
                .filter(offset -> offset % 10 != 0)
                .count();
    }

    @Test
    void counts_a_short_backlog_event_by_event() {
        assertThat(FeedLag.estimated(500, 500, log(0, 1_000))).isZero();
        assertThat(FeedLag.estimated(501, 500, log(0, 1_000))).isZero();
        assertThat(FeedLag.estimated(0, 20_000, log(19_990, 30_000))).isEqualTo(9);
    }

    @Test
    void finds_events_that_lie_behind_many_of_another_feed() {
        long beginning = 7_000_000_000L;
        long lag = FeedLag.estimated(beginning, beginning + 200_000, log(beginning + 100_000, beginning + 200_000));
        assertThat(lag).isCloseTo(90_000, within(1_000L));
    }

    @Test
    void looks_at_the_first_and_the_last_event_of_a_long_backlog() {
        assertThat(FeedLag.estimated(0, 100_000, log(0, 2_000))).isPositive();
        assertThat(FeedLag.estimated(0, 100_000, log(99_990, 100_000))).isPositive();
    }
}
