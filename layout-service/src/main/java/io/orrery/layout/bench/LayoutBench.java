package io.orrery.layout.bench;

import com.sun.management.OperatingSystemMXBean;
import io.orrery.device.Workers;
import io.orrery.layout.device.LayoutDevices;
import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.GlobalSpeed;
import io.orrery.layout.force.Links;
import io.orrery.layout.force.Remark;
import io.orrery.layout.live.LiveLayout;
import io.orrery.layout.measure.Quality;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.ObjectName;

/// Lays a graph out as the server does, from nothing to rest, then times single iterations on all its nodes.
public final class LayoutBench {
    /// A whole layout that takes longer is cut off.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration WARM = Duration.ofSeconds(2);
    private static final double LONGEST_STEP = 0.25;

    private final BenchGraph graph;
    private final LayoutDevices devices;
    private final Consumer<String> progress;
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /// What was measured.
    ///
    /// @param wallMillis of one iteration, mean
    /// @param bestMillis of the quickest one
    /// @param cpuMillis of all cores for one iteration, mean
    /// @param bytes of memory that the graph took with its layout
    /// @param seconds from nothing to rest
    /// @param steps on the way, those on coarser graphs too
    /// @param rested false when it was cut off
    /// @param quality of the picture at rest
    public record Result(
            String device,
            int nodes,
            int edges,
            double wallMillis,
            double bestMillis,
            double cpuMillis,
            long bytes,
            double seconds,
            long steps,
            boolean rested,
            Quality quality) {}

    /// On the CPU.
    ///
    /// @param progress told what begins
    public LayoutBench(BenchGraph graph, Consumer<String> progress) {
        this(graph, LayoutDevices.CPU, progress);
    }

    /// @param devices what computes; a device's times hold the transfers to it and back
    /// @param progress told what begins
    public LayoutBench(BenchGraph graph, LayoutDevices devices, Consumer<String> progress) {
        this.graph = graph;
        this.devices = devices;
        this.progress = progress;
    }

    /// @param iterations how many to time
    /// @param seed of first places and samples
    public Result run(int iterations, long seed) {
        try (Workers workers = Workers.ofAllCores();
                ForceEngine engine = devices.engine(workers)) {
            warmUp(workers);
            long before = usedBytes();
            LiveLayout layout = graph.load(seed);
            progress.accept("laying out");
            long begin = System.nanoTime();
            long deadline = begin + LONGEST.toNanos();
            do {
                layout.step(engine);
            } while (layout.moving() && System.nanoTime() < deadline);
            double seconds = (System.nanoTime() - begin) / 1e9;
            long bytes = usedBytes() - before;
            progress.accept("measuring the picture");
            Quality quality = Quality.of(graph.drawing(layout), seed);
            progress.accept("timing iterations");
            Timing timing = time(engine, iterations, seed);
            Remark remark = engine.remark();
            return new Result(
                    devices.label(workers) + (remark == null ? "" : "; " + remark.text()),
                    graph.nodes(),
                    graph.edges(),
                    timing.wallMillis,
                    timing.bestMillis,
                    timing.cpuMillis,
                    bytes,
                    seconds,
                    layout.iteration(),
                    !layout.moving(),
                    quality);
        }
    }

    /// Of an engine of its own, so that the memory of the one that is measured counts whole.
    private void warmUp(Workers workers) {
        progress.accept("warming up, as the server does at its start");
        try (ForceEngine engine = devices.engine(workers)) {
            Warmup.run(engine, Warmup.AT_START);
        }
    }

    private record Timing(double wallMillis, double bestMillis, double cpuMillis) {}

    private Timing time(ForceEngine engine, int iterations, long seed) {
        Bodies bodies = scattered(seed);
        Links links = graph.links(bodies, ForceSettings.DEFAULTS);
        GlobalSpeed speed = new GlobalSpeed();
        long warm = System.nanoTime() + WARM.toNanos();
        do {
            engine.step(bodies, links, ForceSettings.DEFAULTS, speed, LONGEST_STEP);
        } while (System.nanoTime() < warm);
        long cpu = system.getProcessCpuTime();
        long begin = System.nanoTime();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < iterations; i++) {
            long now = System.nanoTime();
            engine.step(bodies, links, ForceSettings.DEFAULTS, speed, LONGEST_STEP);
            best = Math.min(best, System.nanoTime() - now);
        }
        return new Timing(
                (System.nanoTime() - begin) / 1e6 / iterations,
                best / 1e6,
                (system.getProcessCpuTime() - cpu) / 1e6 / iterations);
    }

    private Bodies scattered(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[graph.nodes()];
        float[] y = new float[graph.nodes()];
        for (int i = 0; i < x.length; i++) {
            x[i] = 1_000 * random.nextFloat() - 500;
            y[i] = 1_000 * random.nextFloat() - 500;
        }
        return graph.bodies(x, y);
    }

    /// Of all objects that are reachable: what regions round up belongs to the collector, not to the graph.
    private static long usedBytes() {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            // The last line's last word is the total.
            String table = histogram.strip();
            return Long.parseLong(table.substring(table.lastIndexOf(' ') + 1));
        } catch (JMException | NumberFormatException unknown) {
            throw new IllegalStateException("this virtual machine does not count its objects", unknown);
        }
    }
}
