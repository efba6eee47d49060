package io.orrery.gateway.inspect;

import io.orrery.gateway.fanout.LogReaders;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.TableBatch;
import io.orrery.topics.wire.TableBatches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.json.JsonMapper;

/// Reads rows and events back from the broker. Blocks for a bounded time; throws
/// [io.orrery.stage.StageException] (weather) when the broker does not answer in it.
final class SourceReader {
    /// How far back from the newest event others of the same node or edge are looked for.
    private static final long LOOK_BACK = 5_000;

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NEWEST = "newest";

    private final LogReaders readers;
    private final int partitions;

    SourceReader(LogReaders readers, int partitions) {
        this.readers = readers;
        this.partitions = partitions;
    }

    /// The newest row by column name, and the lines that show it and others, newest first.
    record Rows(Map<String, Object> attributes, List<SourceLine> lines) {}

    /// The newest row, the oldest, and a sample of those between, `most` in all; the newest always.
    Rows rows(GraphId graph, Found.Reference reference, int most) {
        Map<Long, Optional<ConsumerRecord<byte[], byte[]>>> batches = new HashMap<>();
        Map<String, Object> newest = Map.of();
        List<SourceLine> lines = new ArrayList<>();
        for (Map.Entry<Found.Spot, String> pointed : pointed(reference, most).entrySet()) {
            Found.Spot spot = pointed.getKey();
            String how = pointed.getValue();
            Optional<ConsumerRecord<byte[], byte[]>> found =
                    batches.computeIfAbsent(spot.offset(), offset -> record(Catalogue.TABLES, graph, offset));
            if (found.isEmpty()) {
                lines.add(SourceLine.gone(spot, how, gone(Catalogue.TABLES, graph, spot.offset())));
                continue;
            }
            TableBatch batch = TableBatches.decode(found.get().value());
            Map<String, Object> attributes = TableRow.attributes(batch.table(), spot.row());
            newest = how.equals(NEWEST) ? attributes : newest;
            String received = batch.header().receivedMicros() == 0
                    ? Instant.ofEpochMilli(found.get().timestamp()).toString()
                    : EventLine.micros(batch.header().receivedMicros());
            lines.add(SourceLine.row(
                    spot,
                    how,
                    received,
                    EventLine.cut(JSON.writeValueAsString(attributes)),
                    batch.header().upload()));
        }
        return new Rows(newest, lines);
    }

    /// Where the graph points, newest first, with what each place is.
    private static Map<Found.Spot, String> pointed(Found.Reference reference, int most) {
        Map<Found.Spot, String> spots = new TreeMap<>(Comparator.comparingLong(Found.Spot::offset)
                .thenComparingInt(Found.Spot::row)
                .reversed());
        spots.put(reference.newest(), NEWEST);
        if (reference.oldest() != null && spots.size() < most) {
            spots.putIfAbsent(reference.oldest(), "oldest");
        }
        for (Found.Spot spot : reference.sample()) {
            if (spots.size() < most) {
                spots.putIfAbsent(spot, "sample");
            }
        }
        return new LinkedHashMap<>(spots);
    }

    /// The newest event, the oldest, a sample of those between, and, up to `most` in all, others that name `searched`;
    /// newest first.
    List<SourceLine> events(GraphId graph, Found.Reference reference, List<String> searched, int most) {
        Map<Long, SourceLine> lines = new TreeMap<>(Comparator.reverseOrder());
        pointed(reference, most).forEach((spot, how) -> lines.put(spot.offset(), line(graph, spot, how)));
        long oldest = reference.oldest() == null
                ? reference.newest().offset()
                : reference.oldest().offset();
        if (most > lines.size() && reference.newest().offset() - oldest > 1 && !searched.isEmpty()) {
            List<SourceLine> between = between(graph, oldest, reference.newest().offset(), searched);
            for (int i = between.size() - 1; i >= 0 && lines.size() < most; i--) {
                lines.putIfAbsent(between.get(i).offset(), between.get(i));
            }
        }
        return List.copyOf(lines.values());
    }

    private List<SourceLine> between(GraphId graph, long oldest, long newest, List<String> searched) {
        byte[] id = graph.value().getBytes(StandardCharsets.UTF_8);
        List<SourceLine> found = new ArrayList<>();
        readers.from(
                Catalogue.EVENTS,
                Partitions.of(graph, partitions),
                Math.max(oldest + 1, newest - LOOK_BACK),
                LIMIT,
                entry -> {
                    if (entry.offset() >= newest) {
                        return false;
                    }
                    if (entry.value() != null && RecordKey.belongsTo(entry.key(), id)) {
                        String text = new String(entry.value(), StandardCharsets.UTF_8);
                        if (searched.stream().allMatch(text::contains)) {
                            found.add(EventLine.of(entry, "matching"));
                        }
                    }
                    return true;
                });
        return found;
    }

    private SourceLine line(GraphId graph, Found.Spot spot, String how) {
        return record(Catalogue.EVENTS, graph, spot.offset())
                .map(entry -> EventLine.of(entry, how))
                .orElseGet(() -> SourceLine.gone(spot, how, gone(Catalogue.EVENTS, graph, spot.offset())));
    }

    /// Why a record is not there.
    private String gone(Topic topic, GraphId graph, long offset) {
        boolean expired = !topic.retention().equals(Topic.FOREVER)
                && offset < readers.first(topic, Partitions.of(graph, partitions));
        if (expired) {
            return "the broker keeps events for " + topic.retention().toDays() + " days";
        }
        return topic.equals(Catalogue.EVENTS)
                ? "the event is no longer in the log: a repeat of it has taken its place, or it was deleted"
                : "the rows are no longer in the log: they were deleted";
    }

    /// The record at this offset, if it is still there and belongs to the graph: an offset is a number that somebody
    /// wrote, not a permission.
    private Optional<ConsumerRecord<byte[], byte[]>> record(Topic topic, GraphId graph, long offset) {
        byte[] id = graph.value().getBytes(StandardCharsets.UTF_8);
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>(1);
        readers.from(topic, Partitions.of(graph, partitions), offset, LIMIT, entry -> {
            if (entry.offset() == offset && entry.value() != null && RecordKey.belongsTo(entry.key(), id)) {
                found.add(entry);
            }
            return false;
        });
        return found.stream().findFirst();
    }
}
