package io.orrery.layout.arrange;

/// Nodes that have no coordinates: they stand in rows under the picture of the others.
final class Leftover {
    private Leftover() {}

    /// A row takes at least this many, so that a few nodes stay near the picture.
    private static final int SHARES = 50;

    /// Places every node whose x is NaN.
    ///
    /// @param least distance between them, at least
    static Outcome.Places below(Outcome.Places places, double least) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.POSITIVE_INFINITY;
        int missing = 0;
        for (int node = 0; node < places.x().length; node++) {
            if (Float.isNaN(places.x()[node])) {
                missing++;
                continue;
            }
            left = Math.min(left, places.x()[node]);
            right = Math.max(right, places.x()[node]);
            bottom = Math.min(bottom, places.y()[node]);
        }
        boolean alone = left > right;
        // Twice as wide as high, and no wider than the picture unless they would stand too close.
        int columns = Math.max(1, (int) Math.ceil(Math.sqrt(2.0 * missing)));
        double width = alone ? 0 : right - left;
        double step = width > 0 ? Math.max(least, width / Math.max(SHARES, columns)) : Provider.SPACING;
        double x0 = (alone ? -step * columns / 2 : left + (width - step * columns) / 2) + step / 2;
        double y0 = (alone ? 0 : bottom) - 2 * step;
        int next = 0;
        for (int node = 0; node < places.x().length; node++) {
            if (Float.isNaN(places.x()[node])) {
                int row = next / columns;
                places.set(node, x0 + step * (next % columns), y0 - step * row);
                next++;
            }
        }
        return places;
    }
}
