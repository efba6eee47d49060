package io.orrery.layout.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orrery.device.Workers;
import io.orrery.layout.bench.BenchGraph;
import io.orrery.layout.force.CpuForceEngine;
import io.orrery.layout.live.LiveLayout;
import io.orrery.layout.live.Picture;
import io.orrery.layout.measure.Movement;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FreshLayoutTest {
    private static final int NODES = 2_000;
    private final Workers workers = new Workers(2);
    private final CpuForceEngine engine = new CpuForceEngine(workers);

    @AfterEach
    void close() {
        engine.close();
        workers.close();
    }

    private LiveLayout rested() {
        LiveLayout layout = BenchGraph.communities(NODES, 5 * NODES, 3).load(1);
        layout.commit();
        while (layout.moving()) {
            layout.step(engine);
        }
        return layout;
    }

    private static Picture mixed(LiveLayout layout) {
        float[] places = new float[2 * NODES];
        layout.copyPositions(0, places);
        SplittableRandom random = new SplittableRandom(9);
        float[] mixed = places.clone();
        for (int node = 0; node < NODES; node++) {
            int other = random.nextInt(NODES);
            mixed[2 * node] = places[2 * other];
            mixed[2 * node + 1] = places[2 * other + 1];
        }
        layout.restore(0, mixed);
        return layout.picture();
    }

    private Comparison compare(Picture picture) {
        return FreshLayout.compare(picture, 77, engine, () -> true);
    }

    /// The control: the very same measures find nothing where nothing has changed, with another seed.
    @Test
    void aFreshPictureOwesNothingAndAMixedUpOneDoes() {
        LiveLayout layout = rested();
        assertThat(compare(layout.picture()).debt().isDue()).isFalse();
        assertThat(compare(mixed(layout)).debt().isDue()).isTrue();
    }

    @Test
    void theSamePictureAndSeedGiveTheSameOfferOnAnyNumberOfThreads() {
        Picture picture = mixed(rested());
        Comparison first = compare(picture);
        try (Workers one = new Workers(1)) {
            Comparison again = FreshLayout.compare(picture, 77, new CpuForceEngine(one), () -> true);
            assertThat(again.debt()).isEqualTo(first.debt());
            assertThat(again.offer().pairs()).isEqualTo(first.offer().pairs());
        }
    }

    @Test
    void theOfferLiesWhereThePictureDoes() {
        LiveLayout layout = rested();
        float[] places = new float[2 * NODES];
        layout.copyPositions(0, places);
        float[] moved = new float[2 * NODES];
        for (int node = 0; node < NODES; node++) {
            // A quarter turn, mirrored, far off.
            moved[2 * node] = places[2 * node + 1] + 5_000;
            moved[2 * node + 1] = places[2 * node];
        }
        layout.restore(0, moved);
        float[] offered = compare(layout.picture()).offer().pairs();
        double radius = Movement.radius(moved);
        assertThat(Movement.radius(offered)).isCloseTo(radius, within(0.01 * radius));
        Movement way = Movement.between(moved, offered, 1);
        // What is left after the best shift and turn is no less: the offer already lies as well as it can.
        assertThat(way.mean()).isLessThan(1.02 * way.aligned() + 0.01);
    }

    @Test
    void pinnedNodesAreOfferedWhereTheyAre() {
        LiveLayout layout = rested();
        layout.pin(5, 777, -777);
        float[] offered = compare(layout.picture()).offer().pairs();
        assertThat(offered[10]).isEqualTo(777);
        assertThat(offered[11]).isEqualTo(-777);
    }

    @Test
    void whoeverLosesInterestStopsIt() {
        int[] asked = new int[1];
        FreshLayout.compare(rested().picture(), 77, engine, () -> ++asked[0] < 10);
        assertThat(asked[0]).isEqualTo(10);
    }
}
