package io.orrery.layout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PlacementTest {

    private static Scene settled() {
        Scene scene = new Scene();
        scene.communities(1_000, 4_000, 2);
        scene.rest();
        return scene;
    }

    @Test
    void aNewcomerWithSeveralNeighboursAppearsBetweenThem() {
        try (Scene scene = settled()) {
            scene.nodes(1_000, 1_001);
            scene.edge(4_000, 1_000, 10);
            scene.edge(4_001, 1_000, 20);
            scene.layout.commit();
            float[] p = scene.positions();
            double radius = Scene.radius(p);
            double apart = Scene.distance(p, 10, 20);
            assertThat(Scene.distance(p, 1_000, 10)).isLessThan(apart + 0.3 * radius);
            assertThat(Scene.distance(p, 1_000, 20)).isLessThan(apart + 0.3 * radius);
        }
    }

    @Test
    void guestsOfOneHostStandAroundItApartFromEachOther() {
        try (Scene scene = new Scene()) {
            scene.nodes(0, 100);
            scene.edge(0, 0, 1);
            scene.rest();
            scene.nodes(100, 104);
            for (int i = 0; i < 4; i++) {
                scene.edge(1 + i, 0, 100 + i);
            }
            scene.layout.commit();
            float[] p = scene.positions();
            double step = Scene.distance(p, 0, 1);
            for (int i = 100; i < 104; i++) {
                assertThat(Scene.distance(p, 0, i)).isBetween(0.8 * step, 1.2 * step);
                for (int j = 100; j < i; j++) {
                    assertThat(Scene.distance(p, i, j)).isGreaterThan(0.2 * step);
                }
            }
        }
    }

    @Test
    void strangersComeInOnTheRimAndTheirFriendsBesideThem() {
        try (Scene scene = settled()) {
            float[] before = scene.positions();
            double far = 0;
            for (int i = 0; i < before.length; i += 2) {
                far = Math.max(far, Math.hypot(before[i], before[i + 1]));
            }
            scene.nodes(1_000, 1_004);
            scene.edge(4_000, 1_000, 1_001);
            scene.edge(4_001, 1_001, 1_002);
            scene.layout.commit();
            float[] p = scene.positions();
            assertThat(Math.hypot(p[2_000], p[2_001])).isGreaterThan(far);
            assertThat(Scene.distance(p, 1_000, 1_001)).isLessThan(0.5 * Scene.radius(p));
            assertThat(p).doesNotContain(Float.NaN);
        }
    }

    @Test
    void aReusedSlotIsANewcomerAndNotTheOneWhoLeft() {
        try (Scene scene = settled()) {
            float[] before = scene.positions();
            scene.layout.removeNodes(new int[] {5});
            scene.nodes(5, 6);
            scene.edge(4_000, 5, 905);
            scene.layout.commit();
            float[] after = scene.positions();
            assertThat(Scene.distance(after, 5, 905)).isLessThan(0.5 * Scene.radius(after));
            assertThat(after[10]).isNotEqualTo(before[10]);
        }
    }

    @Test
    void whoComesBackStandsWhereItStood() {
        try (Scene scene = settled()) {
            float[] before = leave(scene, 5);
            scene.nodes(1_000, 1_001);
            scene.layout.nameNodes(new int[] {1_000}, new int[] {5});
            scene.layout.commit();
            float[] after = scene.positions();
            assertThat(after[2_000]).isEqualTo(before[10]);
            assertThat(after[2_001]).isEqualTo(before[11]);
        }
    }

    @Test
    void whoseNeighboursHaveMovedOnMeetsThemHalfway() {
        try (Scene scene = settled()) {
            float[] before = leave(scene, 5);
            scene.layout.pin(12, 10_000, 0);
            scene.nodes(1_000, 1_001);
            scene.layout.nameNodes(new int[] {1_000}, new int[] {5});
            scene.edge(4_000, 1_000, 12);
            scene.layout.commit();
            assertThat((double) scene.positions()[2_000]).isCloseTo((before[10] + 10_000) / 2, within(500.0));
        }
    }

    @Test
    void aNewLayoutForgetsWhereNodesStood() {
        try (Scene scene = settled()) {
            float[] before = leave(scene, 5);
            scene.layout.relayout();
            scene.rest();
            scene.nodes(1_000, 1_001);
            scene.layout.nameNodes(new int[] {1_000}, new int[] {5});
            scene.layout.commit();
            assertThat(scene.positions()[2_000]).isNotEqualTo(before[10]);
        }
    }

    @Test
    void ofTooManyPlacesTheOldestAreForgotten() {
        PlaceMemory memory = new PlaceMemory();
        for (int key = 0; key <= PlaceMemory.MOST; key++) {
            memory.keep(key, key, 0);
        }
        assertThat(memory.take(0)).isNull();
        assertThat(memory.take(1)).isEqualTo(new PlaceMemory.Place(1, 0));
        assertThat(memory.take(1)).as("it has its place again").isNull();
    }

    /// Names all nodes by their slots and lets one leave.
    ///
    /// @return the places before that
    private static float[] leave(Scene scene, int slot) {
        int[] slots = IntStream.range(0, 1_000).toArray();
        scene.layout.nameNodes(slots, slots);
        float[] before = scene.positions();
        scene.layout.removeNodes(new int[] {slot});
        scene.rest();
        return before;
    }

    @Test
    void givenPlacesAreKeptUntilSomebodyAsksForALayout() {
        try (Scene scene = new Scene()) {
            scene.layout.putNodes(new int[] {0, 1, 2}, new float[] {5, 7, 9}, new float[] {1, 2, 3});
            scene.edge(0, 0, 1);
            scene.rest();
            assertThat(scene.positions()).containsExactly(5, 1, 7, 2, 9, 3);
            scene.layout.relayout();
            scene.rest();
            assertThat(scene.positions()).doesNotContain(5f, 7f, 9f);
        }
    }

    @Test
    void aPinnedNodeStaysWhileItsNeighboursFollow() {
        try (Scene scene = settled()) {
            float[] before = scene.positions();
            scene.layout.pin(0, 3_000, 0);
            scene.rest();
            float[] after = scene.positions();
            assertThat(after[0]).isEqualTo(3_000);
            assertThat(after[1]).isZero();
            assertThat(Scene.meanShift(before, after)).isGreaterThan(0);
            scene.layout.unpin(0);
            scene.rest();
            assertThat(scene.positions()[0]).isLessThan(3_000);
        }
    }

    @Test
    void aRestoredPictureIsAsleepWhereItWas() {
        try (Scene scene = settled();
                Scene again = new Scene()) {
            float[] places = scene.positions();
            again.communities(1_000, 4_000, 2);
            again.layout.restore(0, places);
            again.layout.settle();
            assertThat(again.rest()).isZero();
            assertThat(again.positions()).containsExactly(places);
        }
    }
}
