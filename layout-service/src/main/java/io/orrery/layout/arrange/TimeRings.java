package io.orrery.layout.arrange;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// One ring for each second, minute, hour, day, week, month, quarter or year (UTC), the oldest inside: the shortest of
/// them that needs no more than [#MOST] rings. Times are milliseconds since 1970. Spans without nodes keep their ring,
/// so that rings between two nodes are time between them.
final class TimeRings implements Provider {
    /// Bound on rings; a span of more years than this shares them evenly.
    static final int MOST = 24;

    private static final long DAY = 86_400_000;
    /// 1970 began on a Thursday; weeks begin on Mondays.
    private static final long FIRST_MONDAY = 4 * DAY;

    private static final long[] FIXED = {
        1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000, 10_800_000, 21_600_000, 43_200_000, DAY
    };
    private static final int[] MONTHS = {1, 3, 12, 60, 120, 1_200};
    /// Bound on times: the years that calendars know.
    private static final double FARTHEST = 8.64e15;

    @Override
    public Outcome arrange(Request request) {
        return Rings.of(request.graph(), rings(request));
    }

    private static int[] rings(Request request) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int node = 0; node < request.nodes(); node++) {
            double time = request.order(node);
            if (isTime(time)) {
                least = Math.min(least, time);
                most = Math.max(most, time);
            }
        }
        Bucket bucket = least > most ? time -> 0 : bucket((long) least, (long) most);
        long first = least > most ? 0 : bucket.of((long) least);
        int[] ring = new int[request.nodes()];
        for (int node = 0; node < ring.length; node++) {
            double time = request.order(node);
            ring[node] = isTime(time) ? (int) (bucket.of((long) time) - first) : -1;
        }
        return ring;
    }

    private static boolean isTime(double time) {
        return Math.abs(time) <= FARTHEST;
    }

    private static Bucket bucket(long least, long most) {
        for (long millis : FIXED) {
            Bucket bucket = time -> Math.floorDiv(time, millis);
            if (bucket.fits(least, most)) {
                return bucket;
            }
        }
        Bucket weeks = time -> Math.floorDiv(time - FIRST_MONDAY, 7 * DAY);
        if (weeks.fits(least, most)) {
            return weeks;
        }
        for (int months : MONTHS) {
            Bucket bucket = time -> Math.floorDiv(month(time), months);
            if (bucket.fits(least, most)) {
                return bucket;
            }
        }
        long share = (most - least) / MOST + 1;
        return time -> (time - least) / share;
    }

    private static long month(long time) {
        YearMonth month = YearMonth.from(Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC));
        return 12L * month.getYear() + month.getMonthValue() - 1;
    }

    /// Number of the span that a time lies in.
    @FunctionalInterface
    private interface Bucket {
        long of(long time);

        default boolean fits(long least, long most) {
            return of(most) - of(least) < MOST;
        }
    }
}
