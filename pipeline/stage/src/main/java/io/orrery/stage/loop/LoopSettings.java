package io.orrery.stage.loop;

import io.orrery.stage.Backoff;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Topic;
import java.time.Duration;
import java.util.List;

/// What a [TransactionalLoop] is.
///
/// @param stage its name in logs, metrics, dead letters; also the consumer group, prefixed by `orrery-`
/// @param instance tells this member from others of the stage; the same after a restart, so that a transaction left
///     open by a kill is ended at once
/// @param inputs topics it reads
/// @param output topic that lends its compression to the producer
/// @param maxRecords most records of one batch
/// @param maxBytes most value bytes of one batch; a single larger record is a batch of its own
/// @param pollTimeout how long a turn waits for records
/// @param commitInterval shortest time from the begin of one transaction to that of the next, unless a full batch or
///     more of the same poll calls for haste; what comes after a longer silence does not wait
/// @param keepAliveEvery how long a job may go on before the group hears from it
/// @param backoff how bad weather is waited out
public record LoopSettings(
        String stage,
        String instance,
        List<Topic> inputs,
        Topic output,
        int maxRecords,
        int maxBytes,
        Duration pollTimeout,
        Duration commitInterval,
        Duration keepAliveEvery,
        Backoff backoff) {

    public LoopSettings {
        inputs = List.copyOf(inputs);
        if (!stage.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("stage must be a lower-case name, was '" + stage + "'");
        }
        if (instance.isBlank()) {
            throw new IllegalArgumentException("instance must name this member of the stage, was empty");
        }
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("inputs must name at least one topic, was empty");
        }
        if (maxRecords < 1) {
            throw new IllegalArgumentException("maxRecords must be at least 1, was " + maxRecords);
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes must be at least 1, was " + maxBytes);
        }
    }

    /// 512 records or 16 MiB a batch, 100 ms poll, no commit interval.
    public static LoopSettings of(String stage, String instance, List<Topic> inputs, Topic output) {
        return new LoopSettings(
                stage,
                instance,
                inputs,
                output,
                512,
                16 * Catalogue.MAX_VALUE_BYTES,
                Duration.ofMillis(100),
                Duration.ZERO,
                Duration.ofSeconds(3),
                Backoff.DEFAULT);
    }

    public LoopSettings withBatch(int records, int bytes) {
        return new LoopSettings(
                stage, instance, inputs, output, records, bytes, pollTimeout, commitInterval, keepAliveEvery, backoff);
    }

    public LoopSettings withCommitInterval(Duration interval) {
        return new LoopSettings(
                stage, instance, inputs, output, maxRecords, maxBytes, pollTimeout, interval, keepAliveEvery, backoff);
    }

    public LoopSettings withBackoff(Backoff other) {
        return new LoopSettings(
                stage,
                instance,
                inputs,
                output,
                maxRecords,
                maxBytes,
                pollTimeout,
                commitInterval,
                keepAliveEvery,
                other);
    }

    /// The consumer group.
    public String group() {
        return "orrery-" + stage;
    }

    /// Fenced: at most one live producer has it.
    public String transactionalId() {
        return group() + "-" + instance;
    }
}
