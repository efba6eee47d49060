package io.orrery.layout.bench.churn;

import io.orrery.layout.live.Phase;
import io.orrery.layout.measure.Debt;
import io.orrery.layout.measure.Drawing;
import io.orrery.layout.measure.Movement;
import io.orrery.layout.measure.Quality;
import io.orrery.layout.tidy.Comparison;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/// What a picture owes after long churn, and what is left of that debt when the offer is taken, or is not.
final class OfferRun {
    private static final int NODES = 10_000;
    private static final int TICKS = 200;
    private static final int STEPS_A_TICK = 5;
    private static final int SAMPLES = 8;
    private static final Set<Integer> LOOKS = Set.of(1, 2, 5, 10, 20, 50, 100, 150, 200);

    private OfferRun() {}

    static void printHead() {
        System.out.printf("%-30s %8s %8s %8s%n", "", "stress", "NP", "moved/R");
    }

    /// @param takes whether the offer is taken
    /// @param late ticks between the offer and its taking
    static void run(String name, boolean takes, int late) {
        try (Window window = new Window(NODES)) {
            window.rest();
            print("at first", window, Double.NaN);
            long first = window.layout.edgeChanges();
            Comparison last = look(window, 0, 0);
            for (int tick = 1; tick <= TICKS + late; tick++) {
                window.apply(window.change(NODES / 100), Policy.OURS);
                for (int step = 0; step < STEPS_A_TICK; step++) {
                    window.step();
                }
                if (tick == TICKS || (LOOKS.contains(tick) && takes && late == 0)) {
                    last = look(window, tick, window.layout.edgeChanges() - first);
                }
            }
            print(name + ", before", window, Double.NaN);
            float[] before = window.positions();
            if (takes && last.debt().isDue()) {
                window.layout.glide(last.offer());
                while (window.layout.phase() == Phase.GLIDING) {
                    window.step();
                }
                print(name + ", landed", window, moved(before, window));
            }
            window.rest();
            print(name + ", at rest", window, moved(before, window));
        }
    }

    private static Comparison look(Window window, int tick, long changes) {
        long begin = System.nanoTime();
        Comparison comparison = window.compare();
        double seconds = (System.nanoTime() - begin) / 1e9;
        Debt debt = comparison.debt();
        System.out.printf(
                Locale.ROOT,
                "tick %3d, %4.0f %% of the edges changed: stress x%.3f, neighbours x%.3f, %s; looked in %.2f s%n",
                tick,
                100.0 * changes / window.layout.edgeCount(),
                debt.stressRatio(),
                debt.keptRatio(),
                debt.isDue() ? "offered" : "not offered",
                seconds);
        return comparison;
    }

    private static double moved(float[] before, Window window) {
        return Movement.between(before, window.positions(), 1).mean();
    }

    private static void print(String name, Window window, double moved) {
        Drawing drawing = window.drawing();
        List<Quality> samples =
                IntStream.range(0, SAMPLES).mapToObj(seed -> Quality.of(drawing, seed)).toList();
        System.out.printf(
                Locale.ROOT,
                "%-30s %8.4f %8.4f %8.3f%n",
                name,
                samples.stream().mapToDouble(Quality::stress).average().orElseThrow(),
                samples.stream()
                        .mapToDouble(Quality::neighbourhoodPreservation)
                        .average()
                        .orElseThrow(),
                moved);
    }
}
