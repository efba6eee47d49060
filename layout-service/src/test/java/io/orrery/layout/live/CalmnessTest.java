package io.orrery.layout.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A window slides over a graph: each tick 1 % of the nodes leaves and 1 % arrives. Those who stay must stay put.
final class CalmnessTest {
    private static final int NODES = 2_000;
    private static final int TICKS = 10;
    private static final double CALM = 0.02;

    @Test
    void whoStaysHardlyMovesWhenOnePercentIsReplaced() {
        assertThat(meanShift(false)).isBetween(1e-5, CALM);
    }

    /// The control: newcomers at random places, as elsewhere, break the bound.
    @Test
    void placingNewcomersAtRandomWouldNotBeCalm() {
        assertThat(meanShift(true)).isGreaterThan(CALM);
    }

    private static double meanShift(boolean randomPlaces) {
        try (Scene scene = new Scene()) {
            scene.communities(NODES, 5 * NODES, 3);
            scene.rest();
            SplittableRandom random = new SplittableRandom(8);
            int edge = 5 * NODES;
            double sum = 0;
            for (int tick = 0; tick < TICKS; tick++) {
                float[] before = scene.positions();
                double radius = Scene.radius(before);
                int[] leaving = random.ints(NODES / 100, 0, NODES).distinct().toArray();
                scene.layout.removeNodes(leaving);
                scene.layout.commit();
                float[] x = new float[leaving.length];
                float[] y = new float[leaving.length];
                for (int i = 0; i < leaving.length; i++) {
                    x[i] = (float) (radius * (2 * random.nextDouble() - 1));
                    y[i] = (float) (radius * (2 * random.nextDouble() - 1));
                }
                scene.layout.putNodes(leaving, randomPlaces ? x : Scene.NONE, randomPlaces ? y : Scene.NONE);
                for (int slot : leaving) {
                    for (int i = 0; i < 5; i++) {
                        scene.edge(edge++, slot, Scene.friend(random, slot, NODES));
                    }
                    before[2 * slot] = Float.NaN;
                }
                if (randomPlaces) {
                    scene.layout.release();
                }
                for (int i = 0; i < 20; i++) {
                    scene.step();
                }
                sum += Scene.meanShift(before, scene.positions()) / radius;
            }
            return sum / TICKS;
        }
    }
}
