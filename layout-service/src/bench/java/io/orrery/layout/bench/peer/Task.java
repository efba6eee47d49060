package io.orrery.layout.bench.peer;

import io.orrery.layout.bench.BenchGraph;
import java.util.SplittableRandom;

/// One graph with the places that all programs start from.
///
/// @param warm iterations that are not timed
/// @param iterations that are; programs that stop by themselves ignore both
@SuppressWarnings("ArrayRecordComponent") // columns, handed over without copying
record Task(String name, BenchGraph graph, float[] x, float[] y, int warm, int iterations) {

    /// Uniform in a square of 1,000 by 1,000.
    static Task scattered(String name, BenchGraph graph, int warm, int iterations) {
        SplittableRandom random = new SplittableRandom(7);
        float[] x = new float[graph.nodes()];
        float[] y = new float[graph.nodes()];
        for (int i = 0; i < x.length; i++) {
            x[i] = 1_000 * random.nextFloat() - 500;
            y[i] = 1_000 * random.nextFloat() - 500;
        }
        return new Task(name, graph, x, y, warm, iterations);
    }
}
