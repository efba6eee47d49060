package io.orrery.layout.measure;

import java.util.SplittableRandom;

/// How often two edges without a common end cross.
final class Crossings {
    private static final int PAIRS = 200_000;

    private Crossings() {}

    /// Share of random pairs of edges.
    ///
    /// @return NaN when there are no two edges without a common end among the pairs
    static double rate(Drawing drawing, long seed) {
        if (drawing.edges() < 2) {
            return Double.NaN;
        }
        SplittableRandom random = new SplittableRandom(seed);
        int pairs = 0;
        int crossing = 0;
        for (int i = 0; i < PAIRS; i++) {
            int a = random.nextInt(drawing.edges());
            int b = random.nextInt(drawing.edges());
            int p = drawing.source()[a];
            int q = drawing.target()[a];
            int r = drawing.source()[b];
            int s = drawing.target()[b];
            if (p != r && p != s && q != r && q != s) {
                pairs++;
                crossing += side(drawing, p, q, r) * side(drawing, p, q, s) < 0
                                && side(drawing, r, s, p) * side(drawing, r, s, q) < 0
                        ? 1
                        : 0;
            }
        }
        return pairs == 0 ? Double.NaN : (double) crossing / pairs;
    }

    /// On which side of the line from `a` to `b` the node `c` is.
    private static double side(Drawing drawing, int a, int b, int c) {
        float[] x = drawing.x();
        float[] y = drawing.y();
        double cross =
                ((double) x[b] - x[a]) * ((double) y[c] - y[a]) - ((double) y[b] - y[a]) * ((double) x[c] - x[a]);
        return Math.signum(cross);
    }
}
