package io.orrery.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.device.Workers;
import io.orrery.layout.force.CpuForceEngine;
import io.orrery.layout.force.ForceEngine;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.Backends;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.Command;
import io.orrery.topics.wire.Frame;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The whole stage on a real broker: change sets and commands in, frames, kept places and status out.
final class LayoutIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaSettings kafka = Backends.kafkaWithTopics();
    private LayoutApplication layout;

    @BeforeEach
    void start() {
        layout = new LayoutApplication(kafka, LayoutConfig.of(Catalogue.DEFAULT_PARTITIONS), new SimpleMeterRegistry());
        layout.start();
    }

    @AfterEach
    void stop() {
        layout.close();
    }

    private void restart() {
        stop();
        start();
    }

    private static void await(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain: %s", what).isLessThan(deadline);
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    @Test
    void aGraphMovesThenRestsAndItsStatusSaysSo() {
        LogOfGraph graph = new LogOfGraph(kafka);
        graph.grow(50);
        await("the layout rests", graph::rests);
        List<Frame> frames = graph.frames();
        assertThat(frames).hasSizeGreaterThan(3);
        assertThat(frames).extracting(frame -> frame.header().seq()).isSorted();
        assertThat(graph.places().orElseThrow()).hasSize(100).doesNotContain(Float.NaN);
        await("the status is resting", () -> graph.status().equals(Optional.of("resting")));
        assertThat(layout.health().report().ready()).isTrue();
    }

    @Test
    void changesAfterRestAppearAndDisturbLittle() {
        LogOfGraph graph = new LogOfGraph(kafka);
        graph.grow(50);
        await("the layout rests", graph::rests);
        float[] before = graph.places().orElseThrow();
        graph.grow(1);
        await("the newcomer is placed", () -> graph.places().orElseThrow().length == 102);
        await("the layout rests again", graph::rests);
        float[] after = graph.places().orElseThrow();
        double moved = 0;
        double radius = 0;
        for (int i = 0; i < 100; i++) {
            moved += Math.abs(after[i] - before[i]) / 100;
            radius += Math.abs(before[i]) / 100;
        }
        assertThat(moved).isLessThan(0.2 * radius);
    }

    @Test
    void aRestartContinuesThePictureAndFollowsOn() {
        LogOfGraph graph = new LogOfGraph(kafka);
        graph.grow(50);
        await("the places are kept", graph::isKept);
        float[] before = graph.places().orElseThrow();
        int frames = graph.frames().size();
        restart();
        graph.ask(new Command.Look(1));
        await("a frame for the viewer", () -> graph.frames().size() > frames);
        assertThat(graph.places().orElseThrow()).containsExactly(before);
        graph.grow(1);
        await("the newcomer is placed", () -> graph.places().orElseThrow().length == 102);
    }

    @Test
    void changesThatCameWhileNobodyLaidOutAreLaidOutAfterTheStart() {
        layout.close();
        LogOfGraph graph = new LogOfGraph(kafka);
        graph.grow(20);
        start();
        await("the layout rests", graph::rests);
    }

    @Test
    void pauseHoldsThePictureAndPinHoldsANode() {
        LogOfGraph graph = new LogOfGraph(kafka);
        graph.grow(50);
        await("the layout rests", graph::rests);
        graph.ask(new Command.Pause());
        await("the status is paused", () -> graph.status().equals(Optional.of("paused")));
        float[] before = graph.places().orElseThrow();
        graph.ask(new Command.Pin(3, 500, -500));
        await("the pin is shown", () -> LogOfGraph.place(graph.places().orElseThrow(), 3)[0] == 500);
        assertThat(LogOfGraph.place(graph.places().orElseThrow(), 40)).containsExactly(LogOfGraph.place(before, 40));
        graph.ask(new Command.Play());
        await(
                "the others follow",
                () -> graph.rests() && LogOfGraph.place(graph.places().orElseThrow(), 40)[0] != before[80]);
        assertThat(LogOfGraph.place(graph.places().orElseThrow(), 3)).containsExactly(500, -500);
        graph.ask(new Command.Configure(Map.of("gravity", 5.0)));
        float[] loose = graph.places().orElseThrow();
        await(
                "stronger gravity pulls together",
                () -> graph.rests() && spread(graph.places().orElseThrow()) < spread(loose));
    }

    @Test
    void theLogGivesTheSamePictureAgain() {
        LogOfGraph graph = new LogOfGraph(kafka);
        graph.grow(50);
        await("the layout begins", () -> !graph.frames().isEmpty());
        graph.grow(5);
        graph.ask(new Command.Pin(3, 500, -500));
        await("the pin is shown", () -> LogOfGraph.place(graph.places().orElseThrow(), 3)[0] == 500);
        graph.grow(20);
        graph.ask(new Command.Unpin(3));
        await("the layout rests", graph::rests);
        try (Workers workers = new Workers(1);
                ForceEngine engine = new CpuForceEngine(workers)) {
            await(
                    "the steps are written down",
                    () -> Arrays.equals(graph.again(engine), graph.places().orElseThrow()));
        }
    }

    @Test
    void twoWorkersLayOutTheGraphsOfTheirPartitions() {
        layout.close();
        List<LogOfGraph> graphs =
                Stream.generate(() -> new LogOfGraph(kafka)).limit(6).toList();
        Map<String, String> two = Map.of("ORRERY_LAYOUT_DEVICE", "cpu", "STREAMGL_NUM_WORKERS", "2");
        layout = new LayoutApplication(kafka, LayoutConfig.fromEnvironment(two), new SimpleMeterRegistry());
        layout.start();
        await("the stage is ready", () -> layout.health().report().ready());
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .contains("layout-0", "layout-1")
                .doesNotContain("layout-2");
        graphs.forEach(graph -> graph.grow(20));
        await("all rest", () -> graphs.stream().allMatch(LogOfGraph::rests));
        for (LogOfGraph graph : graphs) {
            assertThat(graph.places().orElseThrow()).hasSize(40).doesNotContain(Float.NaN);
        }
    }

    private static double spread(float[] places) {
        double sum = 0;
        for (float place : places) {
            sum += Math.abs(place);
        }
        return sum;
    }

    @Test
    void twoProcessesShareTheGraphsAndOneTakesOverWhenTheOtherLeaves() {
        LogOfGraph graph = new LogOfGraph(kafka);
        try (LayoutApplication other = new LayoutApplication(
                kafka, LayoutConfig.of(Catalogue.DEFAULT_PARTITIONS), new SimpleMeterRegistry())) {
            other.start();
            await("the other is ready", () -> other.health().report().ready());
            graph.grow(30);
            await("the layout rests", graph::rests);
            layout.close();
            graph.grow(1);
            await("the one left places the newcomer", () -> graph.places().orElseThrow().length == 62);
        }
    }
}
