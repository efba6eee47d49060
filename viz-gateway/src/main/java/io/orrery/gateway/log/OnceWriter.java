package io.orrery.gateway.log;

import io.orrery.stage.KafkaSettings;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.RecordKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Writes what a key stands for once, whoever asks, however often, and whatever crashes: the records go in one
/// transaction with the answer, and who asks again within [#MEMORY] is given that answer. Thread-safe; blocks.
///
/// The partitions are shared out among a few lanes, the same in every gateway, each with one transactional id; what
/// goes through one lane goes one after the other.
public final class OnceWriter implements AutoCloseable {
    /// How long an answer is known.
    public static final Duration MEMORY = Duration.ofDays(1);

    private static final int MOST_LANES = 8;

    private final List<OnceLane> lanes;
    private final int partitions;

    /// @param like the topic whose compression all records get
    /// @param room bytes of heap for answers, about; when there is no more the oldest are forgotten
    public OnceWriter(KafkaSettings kafka, int partitions, Topic like, long room, Clock clock) {
        this.partitions = partitions;
        int count = Math.min(MOST_LANES, partitions);
        this.lanes = IntStream.range(0, count)
                .mapToObj(lane -> {
                    Map<String, Object> settings = kafka.transactionalProducer(like, "orrery-gateway-once-" + lane);
                    return new OnceLane(kafka, settings, new KeptAnswers(MEMORY, room / count), clock);
                })
                .toList();
    }

    /// What is still being written.
    @FunctionalInterface
    public interface Transaction {
        /// Adds a record; blocks while the producer's buffer is full.
        void add(Topic topic, RecordKey key, byte[] value, Map<String, byte[]> headers);
    }

    /// @param fresh whether it was written now, and not by an earlier try
    public record Answer(String text, boolean fresh) {}

    /// Commits what `work` adds, all of it in the partition of the key's graph, together with the answer it returns;
    /// or tells the answer that was committed under this key before.
    ///
    /// @param work may be asked twice, the second time for a transaction of which nothing from the first is left
    /// @throws io.orrery.gateway.http.Refusal 429 when too many wait already; 503 when the log is away: what became
    ///     of it is not known then, and asking again finds out
    public Answer once(RecordKey key, Function<Transaction, String> work) {
        int partition = Partitions.of(key.graph(), partitions);
        return lanes.get(partition % lanes.size()).once(partition, key, work);
    }

    @Override
    public void close() {
        lanes.forEach(OnceLane::close);
    }
}
