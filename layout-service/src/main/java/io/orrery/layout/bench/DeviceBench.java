package io.orrery.layout.bench;

import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.GlobalSpeed;
import io.orrery.layout.force.Links;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/// A few seconds that tell devices apart: iterations of one made-up graph.
public final class DeviceBench {
    public static final int NODES = 100_000;
    public static final int EDGES = 500_000;

    private static final Duration LENGTH = Duration.ofSeconds(2);
    /// Iterations between two looks at the clock; what they compute stays on the device.
    private static final int BATCH = 10;

    private static final double LONGEST_STEP = 0.25;

    private DeviceBench() {}

    /// @return milliseconds of one iteration in the quickest of the batches that two seconds hold, after a first one
    ///     that compiles and transfers
    public static double millisPerIteration(ForceEngine engine, long seed) {
        BenchGraph graph = BenchGraph.communities(NODES, EDGES, seed);
        SplittableRandom random = new SplittableRandom(seed);
        Bodies bodies = new Bodies(NODES);
        bodies.ensure(NODES);
        for (int i = 0; i < NODES; i++) {
            bodies.x[i] = 1_000 * random.nextFloat() - 500;
            bodies.y[i] = 1_000 * random.nextFloat() - 500;
            bodies.mass[i] = 1;
            bodies.mobility[i] = 1;
        }
        for (int e = 0; e < EDGES; e++) {
            bodies.mass[graph.source()[e]]++;
            bodies.mass[graph.target()[e]]++;
        }
        float[] ones = new float[EDGES];
        Arrays.fill(ones, 1);
        Links links = Links.of(NODES, EDGES, graph.source(), graph.target(), ones, bodies.mass, ForceSettings.DEFAULTS);
        GlobalSpeed speed = new GlobalSpeed();
        engine.run(bodies, links, ForceSettings.DEFAULTS, speed, LONGEST_STEP, 2);
        long begin = System.nanoTime();
        long best = Long.MAX_VALUE;
        long now = begin;
        do {
            engine.run(bodies, links, ForceSettings.DEFAULTS, speed, LONGEST_STEP, BATCH);
            long after = System.nanoTime();
            best = Math.min(best, after - now);
            now = after;
        } while (now - begin < LENGTH.toNanos());
        return best / 1e6 / BATCH;
    }
}
