package io.orrery.layout.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RestTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 300})
    void aPathOfAnyLengthComesToRestWithoutLosingANode(int nodes) {
        try (Scene scene = new Scene()) {
            scene.nodes(0, nodes);
            for (int i = 1; i < nodes; i++) {
                scene.edge(i - 1, i - 1, i);
            }
            scene.rest();
            assertThat(scene.positions()).hasSize(2 * nodes).doesNotContain(Float.NaN);
        }
    }

    @Test
    void aSleepingLayoutStaysBitForBitWhereItIs() {
        try (Scene scene = new Scene()) {
            scene.communities(500, 1_500, 4);
            scene.rest();
            float[] before = scene.positions();
            long iteration = scene.layout.iteration();
            scene.step();
            assertThat(scene.positions()).containsExactly(before);
            assertThat(scene.layout.iteration()).isEqualTo(iteration);
        }
    }

    @Test
    void anEdgeThatOnlyGrowsHeavierWakesNobody() {
        try (Scene scene = new Scene()) {
            scene.communities(200, 600, 4);
            scene.rest();
            scene.layout.putEdges(new int[] {600}, new int[] {1}, new int[] {2}, new float[] {1});
            scene.rest();
            scene.layout.putEdges(new int[] {600}, new int[] {1}, new int[] {2}, new float[] {2});
            scene.layout.commit();
            assertThat(scene.layout.moving()).isFalse();
        }
    }

    @Test
    void coincidentGivenPlacesSeparateOnceThePictureIsReleased() {
        try (Scene scene = new Scene()) {
            scene.layout.putNodes(new int[] {0, 1, 2}, new float[3], new float[3]);
            scene.rest();
            assertThat(Scene.distance(scene.positions(), 0, 1)).isZero();
            scene.layout.release();
            scene.rest();
            assertThat(Scene.distance(scene.positions(), 0, 1)).isGreaterThan(0.5);
            assertThat(Scene.distance(scene.positions(), 1, 2)).isGreaterThan(0.5);
        }
    }

    @Test
    void hubsLoopsParallelEdgesAndIslandsKeepEveryPlaceFinite() {
        try (Scene scene = new Scene()) {
            scene.nodes(0, 3_000);
            for (int i = 0; i < 2_500; i++) {
                scene.edge(i, 0, i);
            }
            for (int i = 2_500; i < 2_600; i++) {
                scene.edge(i, 5, 6);
            }
            scene.rest();
            assertThat(scene.positions()).doesNotContain(Float.NaN, Float.POSITIVE_INFINITY);
        }
    }

    @Test
    void badWeightsAndUnknownEndsAreRefusedAndCounted() {
        try (Scene scene = new Scene()) {
            scene.nodes(0, 3);
            scene.layout.putEdges(
                    new int[] {0, 1, 2, 3, 4}, new int[] {0, 0, 0, 0, 0}, new int[] {1, 1, 1, 9, 2}, new float[] {
                        Float.NaN, -1, Float.POSITIVE_INFINITY, 1, 1
                    });
            scene.rest();
            assertThat(scene.layout.refused()).isEqualTo(4);
        }
    }

    @Test
    void thePictureIsTheSameOnAnyNumberOfThreads() {
        float[][] pictures = new float[2][];
        for (int threads = 1; threads <= 2; threads++) {
            try (Scene scene = new Scene(new LiveLayout(7), 2 * threads - 1)) {
                scene.communities(4_000, 12_000, 9);
                for (int i = 0; i < 20; i++) {
                    scene.step();
                }
                pictures[threads - 1] = scene.positions();
            }
        }
        assertThat(pictures[0]).containsExactly(pictures[1]);
    }
}
