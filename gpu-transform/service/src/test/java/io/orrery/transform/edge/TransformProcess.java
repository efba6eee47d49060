package io.orrery.transform.edge;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.Telemetry;
import io.orrery.stage.streams.StreamsSettings;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.transform.TransformApplication;
import io.orrery.transform.TransformConfig;
import io.orrery.transform.core.GraphLimits;
import io.orrery.transform.core.SnapshotPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;

/// The transform in a process of its own, which tests kill.
final class TransformProcess implements AutoCloseable {
    /// Bounds so small that snapshots and gathering of pages happen between kills.
    static final SnapshotPolicy SNAPSHOTS = new SnapshotPolicy(100_000, 600_000, 200_000);

    /// `exactly-once` is what we ship; `at-least-once` is the control that must fail.
    enum Guarantee {
        EXACTLY_ONCE,
        AT_LEAST_ONCE
    }

    private final Process process;

    private TransformProcess(Process process) {
        this.process = process;
    }

    static TransformProcess start(KafkaSettings kafka, Path state, Guarantee guarantee) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument ->
                        argument.startsWith("--") || argument.startsWith("-Duser") || argument.startsWith("-Darrow"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(
                TransformProcess.class.getName(), kafka.bootstrapServers(), state.toString(), guarantee.name()));
        try {
            return new TransformProcess(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As `kill -9` does.
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " survives being killed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] arguments) throws InterruptedException {
        KafkaSettings kafka = KafkaSettings.plain(arguments[0]);
        TransformConfig config =
                new TransformConfig(Path.of(arguments[1]), 2, 64L << 20, GraphLimits.DEFAULT, SNAPSHOTS);
        switch (Guarantee.valueOf(arguments[2])) {
            case EXACTLY_ONCE -> new TransformApplication(kafka, config, new SimpleMeterRegistry()).start();
            case AT_LEAST_ONCE -> startAtLeastOnce(kafka, config);
        }
        Thread.sleep(Duration.ofMinutes(10));
        System.exit(1);
    }

    /// Commits so rarely that a kill is sure to lose the offsets of what was done.
    private static void startAtLeastOnce(KafkaSettings kafka, TransformConfig config) {
        Telemetry telemetry = new Telemetry(new SimpleMeterRegistry(), TransformApplication.STAGE);
        Properties properties = StreamsSettings.of("transform-control", Catalogue.GRAPH_DELTAS, config.stateDirectory())
                .properties(kafka, telemetry);
        properties.put("processing.guarantee", "at_least_once");
        properties.put("commit.interval.ms", 600_000);
        properties.remove("producer.transaction.timeout.ms");
        new KafkaStreams(TransformTopology.of(config, telemetry), properties).start();
    }
}
