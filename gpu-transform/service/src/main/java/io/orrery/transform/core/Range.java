package io.orrery.transform.core;

/// Smallest and largest value of a column, and the pair by which outputs were computed last. A grown range
/// would re-colour everything that was coloured before; so outputs keep the old pair until the range has grown
/// by a tenth of itself, which happens only so many times however long the stream is. Decided value by value,
/// never batch by batch: how rows are cut into batches must not show.
final class Range {
    private static final double TOLERANCE = 0.1;

    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double usedLeast = Double.POSITIVE_INFINITY;
    double usedMost = Double.NEGATIVE_INFINITY;

    /// Returns whether outputs must be computed anew.
    boolean see(double value) {
        least = Math.min(least, value);
        most = Math.max(most, value);
        if (least >= usedLeast && most <= usedMost) {
            return false;
        }
        double slack = Math.max(0, usedMost - usedLeast) * TOLERANCE;
        boolean empty = usedLeast > usedMost;
        return (empty || least < usedLeast - slack || most > usedMost + slack) && settle();
    }

    /// Computes with the whole range from now on; returns whether that changes anything.
    boolean settle() {
        if (least == usedLeast && most == usedMost) {
            return false;
        }
        usedLeast = least;
        usedMost = most;
        return true;
    }

    /// Where in the range a value lies: 0 to 1, the middle when all values are one.
    double share(double value) {
        if (!(usedMost > usedLeast)) {
            return 0.5;
        }
        return Math.clamp((value - usedLeast) / (usedMost - usedLeast), 0.0, 1.0);
    }
}
