package io.orrery.gateway.inspect;

import io.orrery.gateway.fanout.LogReaders;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.TableBatch;
import io.orrery.topics.wire.TableBatches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads rows and events back from the broker. Blocks for a bounded time; throws
/// [io.orrery.stage.StageException] (weather) when the broker does not answer in it.
final class SourceReader {
    /// Characters of a line that are shown.
    static final int MAX_TEXT = 16 << 10;

    /// How far back from the newest event others of the same node or edge are looked for.
    private static final long LOOK_BACK = 5_000;

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LogReaders readers;
    private final int partitions;

    SourceReader(LogReaders readers, int partitions) {
        this.readers = readers;
        this.partitions = partitions;
    }

    /// A table's row by column name, and the line that shows it.
    record Row(Map<String, Object> attributes, SourceLine line) {}

    Row row(GraphId graph, Found.Reference reference) {
        Optional<ConsumerRecord<byte[], byte[]>> found = record(Catalogue.TABLES, graph, reference.newest());
        if (found.isEmpty()) {
            return new Row(Map.of(), SourceLine.removed(reference.newest(), reference.row(), "newest"));
        }
        TableBatch batch = TableBatches.decode(found.get().value());
        int row = reference.row();
        Map<String, Object> attributes = TableRow.attributes(batch.table(), row);
        String received = batch.header().receivedMicros() == 0
                ? Instant.ofEpochMilli(found.get().timestamp()).toString()
                : micros(batch.header().receivedMicros());
        return new Row(
                attributes,
                new SourceLine(
                        reference.newest(), received, cut(JSON.writeValueAsString(attributes)), row, false, "newest"));
    }

    /// The newest and the oldest event, and up to `most` in all of those between that name `searched`; newest first.
    List<SourceLine> events(GraphId graph, Found.Reference reference, List<String> searched, int most) {
        Map<Long, SourceLine> lines = new TreeMap<>(Comparator.reverseOrder());
        lines.put(reference.newest(), line(graph, reference.newest(), "newest"));
        if (most > 1 && reference.oldest() != reference.newest()) {
            lines.put(reference.oldest(), line(graph, reference.oldest(), "oldest"));
        }
        if (most > lines.size() && reference.newest() - reference.oldest() > 1) {
            List<SourceLine> between = between(graph, reference, searched);
            for (int i = between.size() - 1; i >= 0 && lines.size() < most; i--) {
                lines.put(between.get(i).offset(), between.get(i));
            }
        }
        return List.copyOf(lines.values());
    }

    private List<SourceLine> between(GraphId graph, Found.Reference reference, List<String> searched) {
        byte[] id = graph.value().getBytes(StandardCharsets.UTF_8);
        List<SourceLine> found = new ArrayList<>();
        readers.from(
                Catalogue.EVENTS,
                Partitions.of(graph, partitions),
                Math.max(reference.oldest() + 1, reference.newest() - LOOK_BACK),
                LIMIT,
                entry -> {
                    if (entry.offset() >= reference.newest()) {
                        return false;
                    }
                    if (entry.value() != null && RecordKey.belongsTo(entry.key(), id)) {
                        String text = new String(entry.value(), StandardCharsets.UTF_8);
                        if (searched.stream().allMatch(text::contains)) {
                            found.add(line(entry, "matching"));
                        }
                    }
                    return true;
                });
        return found;
    }

    private SourceLine line(GraphId graph, long offset, String how) {
        return record(Catalogue.EVENTS, graph, offset)
                .map(entry -> line(entry, how))
                .orElse(SourceLine.removed(offset, -1, how));
    }

    private static SourceLine line(ConsumerRecord<byte[], byte[]> entry, String how) {
        String text = new String(entry.value(), StandardCharsets.UTF_8);
        return new SourceLine(entry.offset(), received(entry), cut(text), -1, false, how);
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

    private static String received(ConsumerRecord<byte[], byte[]> entry) {
        Header header = entry.headers().lastHeader(EventHeaders.RECEIVED);
        String digits = header == null ? "" : new String(header.value(), StandardCharsets.US_ASCII);
        return digits.matches("\\d{1,18}")
                ? micros(Long.parseLong(digits))
                : Instant.ofEpochMilli(entry.timestamp()).toString();
    }

    private static String micros(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }

    /// The fields of a JSON object; nothing for any other line.
    static Map<String, Object> attributes(String line) {
        try {
            Map<String, Object> fields = new LinkedHashMap<>();
            JSON.readTree(line).properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            return fields;
        } catch (JacksonException notJson) {
            return Map.of();
        }
    }
}
