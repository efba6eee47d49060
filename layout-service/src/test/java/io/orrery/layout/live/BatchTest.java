package io.orrery.layout.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.device.Workers;
import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.CpuForceEngine;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.GlobalSpeed;
import io.orrery.layout.force.Links;
import io.orrery.layout.force.Motion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BatchTest {

    /// Takes its steps with `most` in one call, changes the graph in between, and counts the engine's calls.
    private static final class Run implements AutoCloseable {
        final Workers workers = new Workers(1);
        final Counting engine = new Counting(new CpuForceEngine(workers));
        final Scene scene = new Scene();
        final List<Phase> phases = new ArrayList<>();

        Run(int nodes, int edges, int most) {
            scene.communities(nodes, edges, 3);
            rest(most);
            scene.layout.pin(1, 50, 50);
            scene.layout.release();
            rest(most);
        }

        private void rest(int most) {
            scene.layout.commit();
            while (scene.layout.moving()) {
                phases.add(scene.layout.phase());
                int taken = scene.layout.step(engine, most);
                assertThat(taken).isBetween(1, most);
                assertThat(taken == 1 || phases.getLast() == Phase.FREE).isTrue();
                assertThat(scene.layout.iteration()).isLessThan(5_000);
            }
        }

        @Override
        public void close() {
            scene.close();
            workers.close();
        }
    }

    /// The larger one begins with a sketch.
    @ParameterizedTest
    @CsvSource({"60, 120, 2", "60, 120, 7", "60, 120, 1000", "400, 900, 16"})
    void thePictureIsTheSameBitForBitHoweverManyStepsACallTakes(int nodes, int edges, int most) {
        try (Run single = new Run(nodes, edges, 1);
                Run batched = new Run(nodes, edges, most)) {
            assertThat(batched.scene.layout.iteration()).isEqualTo(single.scene.layout.iteration());
            assertThat(batched.scene.positions()).isEqualTo(single.scene.positions());
            assertThat(single.engine.most).isEqualTo(1);
            assertThat(batched.engine.most).isGreaterThan(1);
            assertThat(batched.engine.calls).isLessThan(single.engine.calls);
        }
    }

    @Test
    void oneStepIsTakenWhereACallForSeveralWouldChangeThePicture() {
        try (Run batched = new Run(60, 120, 1_000)) {
            assertThat(batched.phases).contains(Phase.FREE, Phase.WARM);
            // A change near rest cools down step by step.
            int before = batched.engine.calls;
            batched.scene.layout.unpin(1);
            assertThat(batched.scene.layout.step(batched.engine, 1_000)).isEqualTo(1);
            assertThat(batched.engine.calls).isEqualTo(before + 1);
        }
    }

    /// Each call of an engine on a device is one upload and one download.
    private static final class Counting implements ForceEngine {
        private final ForceEngine engine;
        int calls;
        int most;

        Counting(ForceEngine engine) {
            this.engine = engine;
        }

        @Override
        public Motion step(Bodies bodies, Links links, ForceSettings settings, GlobalSpeed speed, double longest) {
            return run(bodies, links, settings, speed, longest, 1).getLast();
        }

        @Override
        public List<Motion> run(
                Bodies bodies, Links links, ForceSettings settings, GlobalSpeed speed, double longest, int iterations) {
            calls++;
            most = Math.max(most, iterations);
            return engine.run(bodies, links, settings, speed, longest, iterations);
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
