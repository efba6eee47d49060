package io.orrery.layout.bench;

import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.live.LiveLayout;
import java.time.Duration;

/// Makes the JIT compiler, or a device, see the engine's work before the first graph needs it: cold, the first hundred
/// iterations take ten times as long as later ones.
public final class Warmup {
    /// How long a server takes for it when it starts.
    public static final Duration AT_START = Duration.ofMillis(500);

    /// More than are pushed in pairs, so that the tree is warmed too.
    private static final int NODES = 6_000;

    private static final int EDGES = 30_000;

    private Warmup() {}

    /// Lays a made-up graph out for at most this time; on the calling thread and the engine's.
    public static void run(ForceEngine engine, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        LiveLayout layout = BenchGraph.communities(NODES, EDGES, 1).load(1);
        do {
            layout.step(engine);
        } while (layout.moving() && System.nanoTime() < end);
    }
}
