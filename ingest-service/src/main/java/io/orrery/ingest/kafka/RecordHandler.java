package io.orrery.ingest.kafka;

import io.orrery.ingest.door.DoorMeter;
import io.orrery.ingest.door.FetchedEvents;
import io.orrery.stage.Trace;
import io.orrery.stage.loop.BatchHandler;
import io.orrery.stage.loop.ForeignTopics;
import io.orrery.stage.loop.TransactionScope;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.event.EventGrouping;
import io.orrery.topics.event.Transport;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RecordKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// Turns records of others into events of a feed. What a record said beside its value travels with each of its
/// events; what holds no event, or one that is too large, steps aside. For the loop's thread.
public final class RecordHandler implements BatchHandler {
    /// The first part of a dead letter that does not fit a record.
    private static final int KEPT_OF_TOO_LARGE = 900_000;

    private static final int MOST_HEADERS = 32;

    private final Supplier<FeedDefinition> feed;
    private final ForeignTopics topics;
    private final FetchedEvents events;
    private final DoorMeter meter;

    /// @param feed throws weather while there is none
    public RecordHandler(Supplier<FeedDefinition> feed, ForeignTopics topics, FetchedEvents events, DoorMeter meter) {
        this.feed = feed;
        this.topics = topics;
        this.events = events;
        this.meter = meter;
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> batch, TransactionScope scope) {
        FeedDefinition target = feed.get();
        meter.begin();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            one(record, target, scope);
        }
    }

    private void one(ConsumerRecord<byte[], byte[]> record, FeedDefinition target, TransactionScope scope) {
        byte @Nullable [] value = record.value();
        if (value == null) {
            reject(record, target, Reason.EMPTY, "a tombstone: the record has a key and no value", scope);
            return;
        }
        List<EventGrouping.Event> cut = ValueCutter.cut(value, target.reading() == null);
        if (cut.isEmpty()) {
            reject(record, target, Reason.EMPTY, "there is nothing in the record's value", scope);
            return;
        }
        Transport transport = transport(record);
        Optional<Trace> trace = Trace.read(record.headers());
        int tooLarge = 0;
        int largest = 0;
        for (EventGrouping.Event event : cut) {
            if (event.bytes().length > Catalogue.MAX_VALUE_BYTES) {
                tooLarge++;
                largest = Math.max(largest, event.bytes().length);
            } else {
                RecordKey key = key(record, target, event.number());
                scope.emit(events.record(target, key, event.bytes(), event.preamble(), transport, trace));
                meter.accept();
            }
        }
        if (tooLarge > 0) {
            String which = tooLarge + " of its " + cut.size() + " events";
            reject(
                    record,
                    target,
                    Reason.TOO_LARGE,
                    (cut.size() == 1 ? "the event" : which) + " is longer than " + Catalogue.MAX_VALUE_BYTES
                            + " bytes, at most " + largest + "; the record is whole at " + record.topic() + "-"
                            + record.partition() + "@" + record.offset(),
                    scope);
        }
    }

    private RecordKey key(ConsumerRecord<byte[], byte[]> record, FeedDefinition target, long number) {
        String batch = "kafka/" + topics.identity(record.topic()) + "/" + record.partition();
        RecordKey key = RecordKey.numbered(target.graph(), batch, record.offset());
        return number == 0 ? key : RecordKey.of(target.graph(), key.suffix() + "/" + number);
    }

    /// Under the key that its first event would have, which names the graph.
    private void reject(
            ConsumerRecord<byte[], byte[]> record,
            FeedDefinition target,
            Reason reason,
            String why,
            TransactionScope scope) {
        byte @Nullable [] value = record.value();
        ConsumerRecord<byte[], byte[]> letter = new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                key(record, target, 0).toBytes(),
                value == null || value.length <= Catalogue.MAX_VALUE_BYTES
                        ? value
                        : Arrays.copyOf(value, KEPT_OF_TOO_LARGE));
        record.headers().forEach(letter.headers()::add);
        scope.reject(letter, reason, why);
        meter.refuse();
    }

    private static Transport transport(ConsumerRecord<byte[], byte[]> record) {
        Transport transport = new Transport()
                .put("topic", record.topic())
                .put("partition", Integer.toString(record.partition()))
                .put("offset", Long.toString(record.offset()));
        if (record.timestampType() != TimestampType.NO_TIMESTAMP_TYPE) {
            transport.put("timestamp", Long.toString(record.timestamp()));
            transport.put("timestamp_type", record.timestampType().name().toLowerCase(Locale.ROOT));
        }
        if (record.key() != null) {
            transport.put("key", record.key());
        }
        int count = 0;
        for (Header header : record.headers()) {
            if (header.value() != null && count++ < MOST_HEADERS) {
                transport.put("header." + header.key(), header.value());
            }
        }
        return transport;
    }
}
