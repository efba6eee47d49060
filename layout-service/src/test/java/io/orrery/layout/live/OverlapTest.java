package io.orrery.layout.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.layout.force.ForceSettings;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class OverlapTest {
    private static final int NODES = 300;
    private static final float RADIUS = 12;

    @Test
    void nodesWithASizeMakeRoomForEachOtherOnlyWhenAskedTo() {
        try (Scene scene = new Scene()) {
            scene.communities(NODES, 900, 4);
            int[] slots = new int[NODES];
            Arrays.setAll(slots, i -> i);
            float[] sizes = new float[NODES];
            Arrays.fill(sizes, RADIUS);
            scene.layout.resizeNodes(slots, sizes);
            scene.rest();
            assertThat(overlaps(scene.positions())).isGreaterThan(NODES / 2);

            scene.layout.configure(ForceSettings.DEFAULTS.with("preventOverlap", 1));
            scene.rest();
            assertThat(overlaps(scene.positions())).isLessThan(NODES / 20);
        }
    }

    /// Pairs whose discs cover each other by more than a tenth of their radius.
    private static int overlaps(float[] places) {
        int pairs = 0;
        for (int i = 0; i < NODES; i++) {
            for (int j = 0; j < i; j++) {
                pairs += Scene.distance(places, i, j) < 1.9 * RADIUS ? 1 : 0;
            }
        }
        return pairs;
    }
}
