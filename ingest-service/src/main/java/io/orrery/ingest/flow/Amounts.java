package io.orrery.ingest.flow;

import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.row.WrittenNumber;

/// What follows from several of a flow's numbers together.
final class Amounts {
    private static final double NANOS = 1e9;
    /// Seconds; longer than any flow, so that its nanoseconds fit.
    private static final double LONGEST = 1e9;

    private Amounts() {}

    /// What went both ways, where both are told and the sum is not.
    static void sums(NormalEvent.Builder into) {
        sum(into, "bytes");
        sum(into, "packets");
    }

    private static void sum(NormalEvent.Builder into, String unit) {
        if (into.value("source." + unit) instanceof Long there
                && into.value("destination." + unit) instanceof Long back) {
            into.putIfAbsent("network." + unit, there + back);
        }
    }

    static void duration(NormalEvent.Builder into, String seconds) {
        Double number = WrittenNumber.real(seconds);
        if (number != null && Math.abs(number) < LONGEST) {
            into.put("event.duration", Math.round(number * NANOS));
        }
    }
}
