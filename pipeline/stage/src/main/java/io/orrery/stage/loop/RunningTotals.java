package io.orrery.stage.loop;

import io.orrery.stage.StageException;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.MalformedRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Totals by graph that move with the input: every transaction that moves past records writes the new absolute values,
/// so at each moment the log holds what follows from the records before the committed offset, and nothing else.
///
/// What is in memory is believed only when the input proves it. A batch that begins where the one before ended shows
/// that that one was committed; one that begins where that one began shows that it was given up. Anything else
/// (another member had the partition, records are missing) makes the committed values be read again.
///
/// For one thread. A handler calls [#turn], then [#add] for its records, then [#emit].
public final class RunningTotals<V> {
    /// How totals of one kind lie in the log.
    ///
    /// @param topic compacted, with as many partitions as the input
    /// @param suffix of their keys
    /// @param zero what a graph begins with
    public record Kind<V>(
            Topic topic,
            String suffix,
            Function<GraphId, V> zero,
            Function<V, byte[]> encode,
            Function<byte[], V> decode) {}

    /// The committed values. [#refresh] may throw weather.
    public interface Committed {
        /// Afterwards nothing that was committed before the call is missing.
        void refresh(int partition);

        Optional<byte[]> get(int partition, String key);
    }

    private final Kind<V> kind;
    private final Committed committed;
    private final Map<Integer, Part<V>> parts = new HashMap<>();
    private final Set<Integer> turning = new TreeSet<>();

    /// One input partition.
    private static final class Part<V> {
        private final Map<GraphId, V> known = new HashMap<>();
        private final Map<GraphId, V> changed = new TreeMap<>(java.util.Comparator.comparing(GraphId::value));
        private long from;
        private long to;

        private Part(long from, long to) {
            this.from = from;
            this.to = to;
        }
    }

    public RunningTotals(Kind<V> kind, Committed committed) {
        this.kind = kind;
        this.committed = committed;
    }

    /// The loop went back to the committed offsets: nothing in memory is certain any more.
    public void forget() {
        parts.clear();
        turning.clear();
    }

    /// Begins a batch, and finds out what became of the one before.
    public void turn(List<ConsumerRecord<byte[], byte[]>> batch) {
        Map<Integer, long[]> ranges = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            long[] range = ranges.computeIfAbsent(record.partition(), p -> new long[] {record.offset(), 0});
            range[1] = record.offset() + 1;
        }
        turning.clear();
        turning.addAll(ranges.keySet());
        ranges.forEach((partition, range) -> turn(partition, range[0], range[1]));
    }

    private void turn(int partition, long first, long next) {
        Part<V> part = parts.get(partition);
        if (part != null && first == part.to) {
            part.known.putAll(part.changed);
        } else if (part == null || first != part.from) {
            committed.refresh(partition);
            part = new Part<>(first, next);
            parts.put(partition, part);
        }
        part.changed.clear();
        part.from = first;
        part.to = next;
    }

    /// Changes the total of a graph whose records lie in `partition`, and returns the new one.
    public V add(int partition, GraphId graph, UnaryOperator<V> change) {
        Part<V> part = parts.get(partition);
        if (part == null || !turning.contains(partition)) {
            throw new IllegalStateException("partition " + partition + " has no record in this turn");
        }
        V now = change.apply(value(partition, part, graph));
        part.changed.put(graph, now);
        return now;
    }

    private V value(int partition, Part<V> part, GraphId graph) {
        V changed = part.changed.get(graph);
        if (changed != null) {
            return changed;
        }
        return part.known.computeIfAbsent(
                graph,
                unknown -> committed
                        .get(partition, key(unknown).toString())
                        .map(bytes -> decode(unknown, bytes))
                        .orElseGet(() -> kind.zero.apply(unknown)));
    }

    private V decode(GraphId graph, byte[] bytes) {
        try {
            return kind.decode.apply(bytes);
        } catch (MalformedRecord foreign) {
            throw StageException.brokenInvariant(
                    "the totals of graph " + graph + " on " + kind.topic + " are not ours: " + foreign.getMessage());
        }
    }

    /// Sends what changed in this turn, within the transaction.
    public void emit(TransactionScope scope) {
        for (int partition : turning) {
            Part<V> part = parts.get(partition);
            if (part != null) {
                part.changed.forEach((graph, total) -> scope.emit(new ProducerRecord<>(
                        kind.topic.name(), partition, key(graph).toBytes(), kind.encode.apply(total))));
            }
        }
    }

    private RecordKey key(GraphId graph) {
        return RecordKey.of(graph, kind.suffix);
    }
}
