package io.orrery.gateway.fanout;

import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// An event as the log has it.
///
/// @param bytes not to be changed
/// @param preamble empty for none
/// @param receivedMicros when it came in, since 1970
public record StoredEvent(byte[] bytes, String preamble, long receivedMicros) {
    /// How far back from the end of a partition a graph's events are looked for: others' lie between.
    private static final long LOOK_BACK = 5_000;

    private static final Duration LIMIT = Duration.ofSeconds(3);

    /// Hands over the graph's events among the newest of its partition, in the log's order.
    ///
    /// @throws io.orrery.stage.StageException (weather) when the broker does not answer in time
    public static void newest(LogReaders readers, GraphId graph, int partitions, Consumer<StoredEvent> each) {
        byte[] id = graph.value().getBytes(StandardCharsets.UTF_8);
        readers.newest(Catalogue.EVENTS, Partitions.of(graph, partitions), LOOK_BACK, LIMIT, entry -> {
            if (entry.value() != null && entry.key() != null && RecordKey.belongsTo(entry.key(), id)) {
                each.accept(of(entry));
            }
            return true;
        });
    }

    private static StoredEvent of(ConsumerRecord<byte[], byte[]> entry) {
        String received = header(entry, EventHeaders.RECEIVED);
        long micros = received.matches("[0-9]{1,18}") ? Long.parseLong(received) : entry.timestamp() * 1_000;
        return new StoredEvent(entry.value(), header(entry, EventHeaders.PREAMBLE), micros);
    }

    private static String header(ConsumerRecord<byte[], byte[]> entry, String name) {
        Header header = entry.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /// Bytes that it takes.
    public int size() {
        return bytes.length + preamble.length();
    }
}
