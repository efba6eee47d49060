package io.orrery.layout.bench.peer;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// Times the iterations of a program that runs in this process.
final class Timer {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final double bestMillis;
    private final double meanMillis;
    private final double cpuMillis;
    private final double seconds;

    private Timer(double bestMillis, double meanMillis, double cpuMillis, double seconds) {
        this.bestMillis = bestMillis;
        this.meanMillis = meanMillis;
        this.cpuMillis = cpuMillis;
        this.seconds = seconds;
    }

    static Timer time(Task task, Runnable iteration) {
        long start = System.nanoTime();
        for (int i = 0; i < task.warm(); i++) {
            iteration.run();
        }
        long cpu = SYSTEM.getProcessCpuTime();
        long begin = System.nanoTime();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < task.iterations(); i++) {
            long now = System.nanoTime();
            iteration.run();
            best = Math.min(best, System.nanoTime() - now);
        }
        long end = System.nanoTime();
        return new Timer(
                best / 1e6,
                (end - begin) / 1e6 / task.iterations(),
                (SYSTEM.getProcessCpuTime() - cpu) / 1e6 / task.iterations(),
                (end - start) / 1e9);
    }

    Outcome outcome(float[] x, float[] y) {
        return new Outcome(x, y, bestMillis, meanMillis, cpuMillis, seconds);
    }
}
