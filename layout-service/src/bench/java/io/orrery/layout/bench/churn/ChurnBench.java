package io.orrery.layout.bench.churn;

import com.sun.management.OperatingSystemMXBean;
import io.orrery.layout.measure.Drawing;
import io.orrery.layout.measure.Movement;
import io.orrery.layout.measure.Quality;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Calmness and cost under churn. Run one method by hand on a quiet machine; each prints a table.
final class ChurnBench {
    private static final int TICKS = 20;
    private static final int SAMPLES = 8;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Test
    void calmness() {
        System.out.printf(
                "%-14s %8s %8s %8s %10s %9s %8s %8s%n",
                "policy", "mean/R", "p95/R", "aligned", "newcomers", "stability", "stress", "NP");
        calmness(Policy.OURS, 5);
        calmness(Policy.RANDOM_PLACES, 20);
        calmness(Policy.RESTART, 0);
    }

    /// @param steps of a tick; 0 until it rests
    private static void calmness(Policy policy, int steps) {
        int nodes = 10_000;
        try (Window window = new Window(nodes)) {
            window.rest();
            double mean = 0;
            double p95 = 0;
            double aligned = 0;
            double stability = 0;
            double travel = 0;
            for (int tick = 0; tick < TICKS; tick++) {
                float[] before = window.positions();
                Window.Change change = window.change(nodes / 100);
                int[] newcomers = change.slots();
                window.apply(change, policy);
                for (int slot : newcomers) {
                    before[2 * slot] = Float.NaN;
                }
                double[] path = new double[newcomers.length];
                float[] last = window.positions();
                for (int step = 0; steps == 0 ? window.layout.moving() : step < steps; step++) {
                    window.step();
                    float[] now = window.positions();
                    for (int i = 0; i < path.length; i++) {
                        int at = 2 * newcomers[i];
                        path[i] += Math.hypot(now[at] - last[at], now[at + 1] - last[at + 1]);
                    }
                    last = now;
                }
                Movement movement = Movement.between(before, last, 1);
                mean += movement.mean() / TICKS;
                p95 += movement.p95() / TICKS;
                aligned += movement.aligned() / TICKS;
                stability += movement.neighbourhoodStability() / TICKS;
                double far = 0;
                for (double each : path) {
                    far += each / path.length;
                }
                travel += far / Movement.radius(last) / TICKS;
            }
            print(policy.name(), window, mean, p95, aligned, travel, stability);
            if (policy == Policy.OURS) {
                window.layout.relayout();
                window.rest();
                print("  relayout", window, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            }
        }
    }

    private static void print(
            String name, Window window, double mean, double p95, double aligned, double travel, double stability) {
        // One sample of nodes is good for three percent, which is what has to be told apart.
        Drawing drawing = window.drawing();
        List<Quality> samples =
                IntStream.range(0, SAMPLES).mapToObj(seed -> Quality.of(drawing, seed)).toList();
        System.out.printf(
                Locale.ROOT,
                "%-14s %8.4f %8.4f %8.4f %10.4f %9.3f %8.4f %8.4f%n",
                name,
                mean,
                p95,
                aligned,
                travel,
                stability,
                mean(samples, Quality::stress),
                mean(samples, Quality::neighbourhoodPreservation));
    }

    private static double mean(List<Quality> samples, ToDoubleFunction<Quality> figure) {
        return samples.stream().mapToDouble(figure).average().orElseThrow();
    }

    /// Two hundred ticks of one percent, then what the server offers; as controls the same without taking it.
    @Test
    void offer() {
        OfferRun.printHead();
        OfferRun.run("taken", true, 0);
        OfferRun.run("not taken", false, 0);
        for (int late : new int[] {2, 5, 10, 20}) {
            OfferRun.run("taken " + late + " ticks late", true, late);
        }
        OfferRun.run("not taken, 20 ticks later", false, 20);
    }

    /// A tenth of a percent of 100,000 nodes is replaced ten times a second, and the layout steps as often as the
    /// server's rhythm lets it.
    @Test
    void cost() {
        int nodes = 100_000;
        int ticks = 100;
        try (Window window = new Window(nodes)) {
            window.rest();
            double[] cpu = new double[ticks];
            double mean = 0;
            for (int tick = -ticks / 4; tick < ticks; tick++) {
                float[] before = window.positions();
                Window.Change change = window.change(nodes / 1_000);
                for (int slot : change.slots()) {
                    before[2 * slot] = Float.NaN;
                }
                long begin = SYSTEM.getProcessCpuTime();
                window.apply(change, Policy.OURS);
                for (int step = 0; step < 5; step++) {
                    window.step();
                }
                if (tick >= 0) {
                    cpu[tick] = (SYSTEM.getProcessCpuTime() - begin) / 1e6;
                    mean += Movement.between(before, window.positions(), 1).mean() / ticks;
                }
            }
            Arrays.sort(cpu);
            System.out.printf(
                    Locale.ROOT,
                    "CPU %.1f ms a tick, the median %.1f, a tenth of them below %.1f; mean displacement %.5f R%n",
                    Arrays.stream(cpu).average().orElseThrow(),
                    cpu[ticks / 2],
                    cpu[ticks / 10],
                    mean);
        }
    }
}
