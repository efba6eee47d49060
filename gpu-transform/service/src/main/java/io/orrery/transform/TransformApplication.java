package io.orrery.transform;

import io.micrometer.core.instrument.MeterRegistry;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageHealth;
import io.orrery.stage.Telemetry;
import io.orrery.stage.streams.StreamsSettings;
import io.orrery.stage.streams.StreamsStage;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.transform.edge.TransformTopology;
import java.time.Duration;

/// The transform stage as it runs, alone or beside others in one process. The topics must exist.
public final class TransformApplication implements AutoCloseable {
    /// Name in logs, metrics, dead letters; also, prefixed, the Kafka group.
    public static final String STAGE = "transform";

    /// A snapshot of the largest graph takes seconds; a turn that takes longer than this is stuck.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StageHealth health = new StageHealth(STAGE, PATIENCE);
    private final StreamsStage stage;

    public TransformApplication(KafkaSettings kafka, TransformConfig config, MeterRegistry registry) {
        Telemetry telemetry = new Telemetry(registry, STAGE);
        StreamsSettings defaults = StreamsSettings.of(STAGE, Catalogue.GRAPH_DELTAS, config.stateDirectory());
        StreamsSettings settings = new StreamsSettings(
                STAGE, defaults.output(), defaults.stateDirectory(), config.threads(), defaults.backoff());
        this.stage = new StreamsStage(kafka, settings, TransformTopology.of(config, telemetry), telemetry, health);
    }

    /// Returns at once; [#health] turns up when the state is restored.
    public void start() {
        stage.start();
    }

    public StageHealth health() {
        return health;
    }

    /// Commits and leaves the group.
    @Override
    public void close() {
        stage.close();
    }
}
