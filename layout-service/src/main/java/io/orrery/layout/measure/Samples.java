package io.orrery.layout.measure;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Means over some of many, on all cores and yet the same on any number of them.
final class Samples {
    private static final int MOST = 2_000;

    private Samples() {}

    /// All of the candidates, or two thousand drawn among them.
    static int[] of(IntStream candidates, long seed) {
        int[] all = candidates.toArray();
        if (all.length <= MOST) {
            return all;
        }
        SplittableRandom random = new SplittableRandom(seed);
        return random.ints(MOST, 0, all.length).map(i -> all[i]).toArray();
    }

    /// @return NaN for no sample
    static double mean(int[] sample, IntToDoubleFunction value) {
        // Summed in the sample's order, so that the result does not depend on the number of cores.
        double[] values = IntStream.of(sample).parallel().mapToDouble(value).toArray();
        return values.length == 0 ? Double.NaN : DoubleStream.of(values).sum() / values.length;
    }
}
