package io.orrery.app.http;

import java.util.Arrays;
import java.util.Locale;

/// What became of the events sent so far. One thread writes, any reads.
public final class FeedTally {
    /// Of so many last requests the times are kept.
    private static final int KEPT = 1 << 16;

    private final long[] nanos = new long[KEPT];
    private long requests;
    private long sent;
    private long accepted;
    private long rejected;
    private long postponed;

    synchronized void answered(long events, long taken, long refused, long time) {
        nanos[(int) (requests % KEPT)] = time;
        requests++;
        sent += events;
        accepted += taken;
        rejected += refused;
    }

    synchronized void postponed() {
        postponed++;
    }

    public synchronized long sent() {
        return sent;
    }

    public synchronized long accepted() {
        return accepted;
    }

    public synchronized long rejected() {
        return rejected;
    }

    /// The time within which the share of requests was answered, in milliseconds; 0 before the first.
    ///
    /// @param share 0 to 1
    public synchronized double answerMillis(double share) {
        int count = (int) Math.min(requests, KEPT);
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, (long) (share * count))] / 1e6;
    }

    /// One line for a person.
    @Override
    public synchronized String toString() {
        return String.format(
                Locale.ROOT,
                "sent %,d accepted %,d rejected %,d in %,d requests, answered in p50 %.1f ms p99 %.1f ms, %d postponed",
                sent,
                accepted,
                rejected,
                requests,
                answerMillis(0.5),
                answerMillis(0.99),
                postponed);
    }
}
