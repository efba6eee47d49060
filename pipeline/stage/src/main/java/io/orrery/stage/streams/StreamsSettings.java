package io.orrery.stage.streams;

import io.orrery.stage.Backoff;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.Telemetry;
import io.orrery.topics.catalog.Topic;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/// What a [StreamsStage] is.
///
/// @param stage its name in logs, metrics and dead letters; the application id is this prefixed by `orrery-`
/// @param output topic that lends its compression to the producer
/// @param stateDirectory where the local state lives; kept across restarts, one process at a time
/// @param threads stream threads; more than partitions are idle
/// @param backoff how threads that died of bad weather are replaced
public record StreamsSettings(String stage, Topic output, Path stateDirectory, int threads, Backoff backoff) {

    static final String STAGE_PROPERTY = "orrery.stage";
    static final String TELEMETRY_PROPERTY = "orrery.telemetry";

    public StreamsSettings {
        if (!stage.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("stage must be a lower-case name, was '" + stage + "'");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
    }

    /// One thread.
    public static StreamsSettings of(String stage, Topic output, Path stateDirectory) {
        return new StreamsSettings(stage, output, stateDirectory, 1, Backoff.DEFAULT);
    }

    public String applicationId() {
        return "orrery-" + stage;
    }

    /// All properties, with the handlers that write dead letters; also what a `TopologyTestDriver` should be given.
    public Properties properties(KafkaSettings kafka, Telemetry telemetry) {
        Map<String, Object> p = new HashMap<>(kafka.streams(applicationId(), output));
        p.put("num.stream.threads", threads);
        p.put("state.dir", stateDirectory.toAbsolutePath().toString());
        p.put("deserialization.exception.handler", UnreadableHandler.class.getName());
        p.put("processing.exception.handler", ProcessingHandler.class.getName());
        p.put("production.exception.handler", ProductionHandler.class.getName());
        p.put("processing.exception.handler.global.enabled", true);
        p.put("rocksdb.config.setter", BoundedRocksDb.class.getName());
        p.put(STAGE_PROPERTY, stage);
        p.put(TELEMETRY_PROPERTY, telemetry);
        Properties properties = new Properties();
        properties.putAll(p);
        return properties;
    }
}
