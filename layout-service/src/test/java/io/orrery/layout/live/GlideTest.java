package io.orrery.layout.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class GlideTest {
    private static final int NODES = 400;

    private static Scene rested() {
        Scene scene = new Scene();
        scene.communities(NODES, 1_200, 5);
        scene.rest();
        return scene;
    }

    /// Everybody a thousand to the right.
    private static Offer toTheRight(Scene scene) {
        Picture picture = scene.layout.picture();
        float[] x = picture.x().clone();
        for (int node = 0; node < x.length; node++) {
            x[node] += 1_000;
        }
        return picture.offer(x, picture.y());
    }

    private static void glide(Scene scene) {
        while (scene.layout.phase() == Phase.GLIDING) {
            scene.step();
        }
    }

    @Test
    void aGlideStartsWhereThePictureIsAndEndsOnTheOffer() {
        try (Scene scene = rested()) {
            float[] before = scene.positions();
            Offer offer = toTheRight(scene);
            scene.layout.glide(offer);
            assertThat(scene.positions()).isEqualTo(before);
            assertThat(scene.layout.phase()).isEqualTo(Phase.GLIDING);

            scene.step();
            double first = scene.positions()[0] - before[0];
            assertThat(first).as("slow at first").isBetween(0.1, 10.0);
            for (int step = 1; step < Glide.STEPS / 2; step++) {
                scene.step();
            }
            assertThat(scene.positions()[0] - before[0]).isBetween(499f, 501f);
            glide(scene);
            assertThat(scene.positions()).isEqualTo(offer.pairs());
            assertThat(scene.layout.iteration()).isGreaterThanOrEqualTo(Glide.STEPS);
            assertThat(scene.layout.phase()).isEqualTo(Phase.WARM);
            scene.rest();
            assertThat(scene.layout.phase()).isEqualTo(Phase.RESTING);
        }
    }

    @Test
    void pinnedNodesDoNotMoveEvenWhenTheyArePinnedOnTheWay() {
        try (Scene scene = rested()) {
            Offer offer = toTheRight(scene);
            scene.layout.pin(3, 12, 34);
            scene.layout.glide(offer);
            scene.step();
            scene.layout.pin(4, -5, -6);
            glide(scene);
            assertThat(Arrays.copyOfRange(scene.positions(), 6, 10)).containsExactly(12, 34, -5, -6);
            assertThat(scene.positions()[0]).isEqualTo(offer.pairs()[0]);
        }
    }

    @Test
    void whoCameSinceTheOfferIsSeatedByTheNeighboursEvenInTheSlotOfAnother() {
        try (Scene scene = rested()) {
            Offer offer = toTheRight(scene);
            scene.layout.removeNodes(new int[] {7});
            scene.nodes(7, 8);
            scene.edge(5_000, 7, 250);
            scene.nodes(NODES, NODES + 1);
            scene.edge(5_001, NODES, 11);
            scene.layout.glide(offer);
            glide(scene);
            float[] after = scene.positions();
            double radius = Scene.radius(toOrigin(after));
            assertThat(Scene.distance(after, 7, 250)).isPositive().isLessThan(0.5 * radius);
            assertThat(Scene.distance(after, NODES, 11)).isPositive().isLessThan(0.5 * radius);
            assertThat(after[14])
                    .as("not where the former owner of the slot was to go")
                    .isNotEqualTo(offer.pairs()[14]);
        }
    }

    @Test
    void whoStoodApartAndIsJoinedNowIsSeatedByTheNeighboursToo() {
        try (Scene scene = new Scene()) {
            scene.communities(NODES, 1_200, 5);
            scene.nodes(NODES, NODES + 3);
            scene.edge(6_000, NODES, NODES + 1);
            scene.rest();
            Offer offer = toTheRight(scene);
            for (int slot = NODES; slot < NODES + 3; slot++) {
                offer.pairs()[2 * slot] = 9_000;
            }
            scene.edge(6_001, NODES + 1, 11);
            scene.layout.glide(offer);
            glide(scene);
            float[] after = scene.positions();
            double radius = Scene.radius(toOrigin(Arrays.copyOf(after, 2 * NODES)));
            assertThat(Scene.distance(after, NODES + 1, 11)).isLessThan(0.5 * radius);
            assertThat(Scene.distance(after, NODES, NODES + 1)).isLessThan(0.5 * radius);
            assertThat(after[2 * (NODES + 2)])
                    .as("the control: who is still apart goes there")
                    .isEqualTo(9_000);
        }
    }

    @Test
    void whoArrivesOnTheWayGoesAlongWithTheNeighbours() {
        try (Scene scene = rested()) {
            scene.layout.glide(toTheRight(scene));
            for (int step = 0; step < Glide.STEPS / 2; step++) {
                scene.step();
            }
            scene.layout.removeNodes(new int[] {9});
            scene.nodes(9, 10);
            scene.nodes(NODES, NODES + 1);
            scene.edge(5_000, NODES, 11);
            scene.edge(5_001, 9, 300);
            glide(scene);
            float[] after = scene.positions();
            double radius = Scene.radius(toOrigin(after));
            assertThat(after).doesNotContain(Float.NaN);
            assertThat(Scene.distance(after, NODES, 11)).isLessThan(0.5 * radius);
            assertThat(Scene.distance(after, 9, 300)).isLessThan(0.5 * radius);
        }
    }

    @Test
    void aGlideThatIsCutOffEndsOnTheOffer() {
        try (Scene scene = rested()) {
            Offer offer = toTheRight(scene);
            scene.layout.glide(offer);
            scene.step();
            scene.layout.land();
            assertThat(scene.positions()).isEqualTo(offer.pairs());
            float[] landed = scene.positions();
            scene.layout.land();
            assertThat(scene.positions()).isEqualTo(landed);
        }
    }

    @Test
    void anotherWishOnTheWayEndsTheGlide() {
        try (Scene scene = rested()) {
            scene.layout.glide(toTheRight(scene));
            scene.step();
            scene.layout.release();
            assertThat(scene.layout.phase()).isEqualTo(Phase.FREE);
            scene.layout.glide(toTheRight(scene));
            scene.layout.arrange(new float[0]);
            assertThat(scene.layout.phase()).isEqualTo(Phase.RESTING);
        }
    }

    private static float[] toOrigin(float[] pairs) {
        float[] moved = pairs.clone();
        for (int i = 0; i < moved.length; i += 2) {
            moved[i] -= 1_000;
        }
        return moved;
    }
}
