package io.orrery.layout.force;

import com.sun.management.OperatingSystemMXBean;
import io.orrery.device.Workers;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Milliseconds per iteration at several sizes, wall and processor time. Run its `main` by hand on a quiet machine.
public final class ForceBench {
    private ForceBench() {}

    public static void main(String[] arguments) {
        int[][] sizes = {{10, 50}, {100, 500}, {100, 1_000}, {1_000, 5_000}};
        try (Workers workers = Workers.ofAllCores();
                CpuForceEngine engine = new CpuForceEngine(workers)) {
            for (int[] size : sizes) {
                measure(engine, size[0] * 1_000, size[1] * 1_000);
            }
        }
    }

    private static void measure(CpuForceEngine engine, int nodes, int edges) {
        Sample sample = Sample.communities(nodes, edges, 5);
        Bodies bodies = sample.bodies();
        Links links = sample.links(bodies, ForceSettings.DEFAULTS);
        GlobalSpeed speed = new GlobalSpeed();
        int warm = nodes < 500_000 ? 60 : 8;
        int timed = nodes < 500_000 ? 60 : 12;
        for (int i = 0; i < warm; i++) {
            engine.step(bodies, links, ForceSettings.DEFAULTS, speed, 0.25);
        }
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < timed; i++) {
            long begin = System.nanoTime();
            engine.step(bodies, links, ForceSettings.DEFAULTS, speed, 0.25);
            best = Math.min(best, System.nanoTime() - begin);
        }
        System.out.printf(
                Locale.ROOT,
                "%,d nodes %,d edges: wall %.2f ms mean, %.2f best; processor %.2f ms an iteration%n",
                nodes,
                edges,
                (System.nanoTime() - wall) / 1e6 / timed,
                best / 1e6,
                (system.getProcessCpuTime() - cpu) / 1e6 / timed);
    }
}
