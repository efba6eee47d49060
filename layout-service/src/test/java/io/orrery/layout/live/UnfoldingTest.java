package io.orrery.layout.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A mesh is the hard case for a flat start: it crumples. Stress compares distances in the picture with those in
/// the mesh; an unfolded one has little, since only the corners are rounded off.
final class UnfoldingTest {
    private static final int SIDE = 80;

    private static Scene mesh() {
        Scene scene = new Scene();
        scene.nodes(0, SIDE * SIDE);
        int edge = 0;
        for (int i = 0; i < SIDE * SIDE; i++) {
            if (i % SIDE > 0) {
                scene.edge(edge++, i, i - 1);
            }
            if (i >= SIDE) {
                scene.edge(edge++, i, i - SIDE);
            }
        }
        return scene;
    }

    private static double stress(float[] places) {
        SplittableRandom random = new SplittableRandom(1);
        double ratios = 0;
        double squares = 0;
        int pairs = 4_000;
        double[] ratio = new double[pairs];
        for (int p = 0; p < pairs; p++) {
            int one = random.nextInt(SIDE * SIDE);
            int other = random.nextInt(SIDE * SIDE);
            int far = Math.abs(one % SIDE - other % SIDE) + Math.abs(one / SIDE - other / SIDE);
            ratio[p] = far == 0 ? 0 : Scene.distance(places, one, other) / far;
            ratios += ratio[p];
            squares += ratio[p] * ratio[p];
        }
        double scale = ratios / squares;
        double sum = 0;
        for (double r : ratio) {
            sum += (scale * r - 1) * (scale * r - 1);
        }
        return sum / pairs;
    }

    @Test
    void aMeshUnfoldsFromItsSketch() {
        try (Scene scene = mesh()) {
            scene.rest();
            assertThat(stress(scene.positions())).isLessThan(0.03);
        }
    }

    /// The control: even as many steps as a graph may take leave it crumpled when it begins at scattered places.
    @Test
    void withoutASketchTheMeshStaysCrumpled() {
        try (Scene scene = mesh()) {
            scene.layout.pin(0, 0, 0);
            scene.rest();
            assertThat(stress(scene.positions())).isGreaterThan(0.06);
        }
    }

    @Test
    void aSketchIsShownWhileItGrows() {
        try (Scene scene = mesh()) {
            scene.layout.commit();
            scene.step();
            float[] early = scene.positions();
            assertThat(early).doesNotContain(Float.NaN);
            for (int i = 0; i < 30; i++) {
                scene.step();
            }
            assertThat(Scene.meanShift(early, scene.positions())).isPositive();
            assertThat(scene.layout.progress()).isBetween(0.01, 0.4);
        }
    }

    @Test
    void nodesThatArriveDuringTheSketchJoinIt() {
        try (Scene scene = mesh()) {
            for (int i = 0; i < 10; i++) {
                scene.step();
            }
            scene.nodes(SIDE * SIDE, 2 * SIDE * SIDE);
            for (int i = 0; i < SIDE * SIDE; i++) {
                scene.edge(10_000 + i, i, SIDE * SIDE + i);
            }
            scene.rest();
            assertThat(scene.positions()).hasSize(4 * SIDE * SIDE).doesNotContain(Float.NaN);
        }
    }

    /// Forces know no up and no left; without turning it back a new picture lies anywhere.
    @Test
    void aNewLayoutLiesAsTheFormerOneDid() {
        try (Scene scene = mesh()) {
            scene.rest();
            float[] turned = turned(scene.positions(), 2);
            for (int i = 0; i < SIDE * SIDE; i++) {
                scene.layout.restore(i, new float[] {turned[2 * i], turned[2 * i + 1]});
            }
            scene.layout.relayout();
            scene.rest();

            float[] again = scene.positions();
            double radius = Scene.radius(again);
            assertThat(Scene.meanShift(turned, again) / radius).isLessThan(0.3);
            // The control: against the mirrored picture the same measure is large.
            assertThat(Scene.meanShift(mirrored(turned), again) / radius).isGreaterThan(0.6);
        }
    }

    private static float[] turned(float[] pairs, double angle) {
        float[] turned = new float[pairs.length];
        for (int i = 0; i < pairs.length; i += 2) {
            turned[i] = (float) (Math.cos(angle) * pairs[i] - Math.sin(angle) * pairs[i + 1]);
            turned[i + 1] = (float) (Math.sin(angle) * pairs[i] + Math.cos(angle) * pairs[i + 1]);
        }
        return turned;
    }

    private static float[] mirrored(float[] pairs) {
        float[] mirrored = pairs.clone();
        for (int i = 0; i < pairs.length; i += 2) {
            mirrored[i] = -pairs[i];
        }
        return mirrored;
    }
}
