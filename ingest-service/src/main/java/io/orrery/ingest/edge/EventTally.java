package io.orrery.ingest.edge;

import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.model.FeedCounts;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Reason;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Counts what becomes of the events of one graph within one transaction. Of every event [#see] is told first, then one
/// of [#taken], [#filtered] and [#rejected].
final class EventTally {
    private static final Pattern MICROS = Pattern.compile("[0-9]{1,18}");

    private final GraphId graph;
    private final String feed;
    private final SortedMap<String, Long> filtered = new TreeMap<>();
    private final SortedMap<Reason, Long> rejected = new TreeMap<>();
    private final SortedMap<String, FeedCounts.Door> doors = new TreeMap<>();
    private long received;
    private long taken;
    private long partly;
    private long replayed;
    private long rows;
    private long lastEventMicros;
    private long newestReceivedMicros;
    private long next;

    EventTally(GraphId graph, String feed) {
        this.graph = graph;
        this.feed = feed;
    }

    /// Returns when the gateway had the event, in microseconds; the broker's time for events that did not come through
    /// it.
    long see(ConsumerRecord<byte[], byte[]> record) {
        long micros = received(record);
        String door = FeedCounts.bounded(doors, text(record, EventHeaders.DOOR));
        FeedCounts.Door before = doors.getOrDefault(door, new FeedCounts.Door(0, 0));
        doors.put(door, new FeedCounts.Door(before.events() + 1, Math.max(before.lastMicros(), micros)));
        received++;
        replayed += record.headers().lastHeader(EventHeaders.REPLAY_OF) == null ? 0 : 1;
        newestReceivedMicros = Math.max(newestReceivedMicros, micros);
        next = record.offset() + 1;
        return micros;
    }

    /// @param itsRows that went into tables, at least one
    /// @param someLeft whether a part of it is in the dead letters
    void taken(int itsRows, boolean someLeft) {
        taken++;
        rows += itsRows;
        partly += someLeft ? 1 : 0;
    }

    void happened(long micros) {
        lastEventMicros = micros;
    }

    void filtered(String rule) {
        filtered.merge(FeedCounts.bounded(filtered, rule), 1L, Long::sum);
    }

    void rejected(Reason reason) {
        rejected.merge(reason, 1L, Long::sum);
    }

    long newestReceivedMicros() {
        return newestReceivedMicros;
    }

    FeedCounts counts() {
        return new FeedCounts(
                graph,
                feed,
                received,
                taken,
                partly,
                replayed,
                rows,
                filtered,
                rejected,
                doors,
                lastEventMicros,
                newestReceivedMicros,
                next);
    }

    private static long received(ConsumerRecord<byte[], byte[]> record) {
        String digits = text(record, EventHeaders.RECEIVED);
        return MICROS.matcher(digits).matches() ? Long.parseLong(digits) : Math.max(0, record.timestamp()) * 1_000;
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
