package io.orrery.layout.measure;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How far a picture moved from one look to the next, for the nodes that are in both. Distances are shares of the later
/// picture's radius (root mean square about its centre).
///
/// @param mean distance
/// @param p95 distance that 95 of 100 nodes stay below
/// @param aligned mean distance after the best shift and turn of the whole: the rest of `mean` was drift
/// @param neighbourhoodStability of the ten nodes drawn nearest, how many stayed, as intersection over union; 1 is all
public record Movement(double mean, double p95, double aligned, double neighbourhoodStability) {
    private static final int NEAREST = 10;

    /// Both as x, y of each slot; NaN for none.
    ///
    /// @param seed of the sample for neighbourhoods
    public static Movement between(float[] before, float[] after, long seed) {
        int[] both = IntStream.range(0, Math.min(before.length, after.length) / 2)
                .filter(i -> !Float.isNaN(before[2 * i]) && !Float.isNaN(after[2 * i]))
                .toArray();
        double radius = radius(after);
        double[] far = Arrays.stream(both)
                .mapToDouble(i -> Math.hypot(after[2 * i] - before[2 * i], after[2 * i + 1] - before[2 * i + 1]))
                .sorted()
                .toArray();
        if (far.length == 0) {
            return new Movement(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = Arrays.stream(far).sum() / far.length / radius;
        double p95 = far[Math.min(far.length - 1, (int) (0.95 * far.length))] / radius;
        return new Movement(mean, p95, aligned(before, after, both) / radius, stability(before, after, both, seed));
    }

    /// Root mean square distance from the centre of all that have a place.
    public static double radius(float[] pairs) {
        int[] placed = IntStream.range(0, pairs.length / 2)
                .filter(i -> !Float.isNaN(pairs[2 * i]))
                .toArray();
        double[] centre = centre(pairs, placed);
        double sum = 0;
        for (int i : placed) {
            sum += Math.pow(pairs[2 * i] - centre[0], 2) + Math.pow(pairs[2 * i + 1] - centre[1], 2);
        }
        return Math.sqrt(sum / placed.length);
    }

    private static double[] centre(float[] pairs, int[] of) {
        double x = 0;
        double y = 0;
        for (int i : of) {
            x += pairs[2 * i];
            y += pairs[2 * i + 1];
        }
        return new double[] {x / of.length, y / of.length};
    }

    /// Mean distance after the shift and turn that bring both closest in the least squares.
    private static double aligned(float[] before, float[] after, int[] both) {
        double[] was = centre(before, both);
        double[] is = centre(after, both);
        double cross = 0;
        double dot = 0;
        for (int i : both) {
            double bx = before[2 * i] - was[0];
            double by = before[2 * i + 1] - was[1];
            double ax = after[2 * i] - is[0];
            double ay = after[2 * i + 1] - is[1];
            cross += bx * ay - by * ax;
            dot += bx * ax + by * ay;
        }
        double turn = Math.atan2(cross, dot);
        double sum = 0;
        for (int i : both) {
            double bx = before[2 * i] - was[0];
            double by = before[2 * i + 1] - was[1];
            double x = bx * Math.cos(turn) - by * Math.sin(turn) + is[0];
            double y = bx * Math.sin(turn) + by * Math.cos(turn) + is[1];
            sum += Math.hypot(after[2 * i] - x, after[2 * i + 1] - y);
        }
        return sum / both.length;
    }

    private static double stability(float[] before, float[] after, int[] both, long seed) {
        float[][] was = columns(before, both);
        float[][] is = columns(after, both);
        int[] sample = Samples.of(IntStream.range(0, both.length), seed);
        return Samples.mean(sample, node -> {
            Nearest former = Nearest.to(node, was[0], was[1], NEAREST);
            Nearest now = Nearest.to(node, is[0], is[1], NEAREST);
            int kept = now.count(former::has);
            int all = former.size() + now.size() - kept;
            return all == 0 ? 1 : (double) kept / all;
        });
    }

    private static float[][] columns(float[] pairs, int[] of) {
        float[] x = new float[of.length];
        float[] y = new float[of.length];
        for (int i = 0; i < of.length; i++) {
            x[i] = pairs[2 * of[i]];
            y[i] = pairs[2 * of[i] + 1];
        }
        return new float[][] {x, y};
    }
}
