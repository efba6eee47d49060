package io.orrery.ingest.folder;

import io.orrery.ingest.door.DoorMeter;
import io.orrery.ingest.door.FetchedEvents;
import io.orrery.stage.loop.BatchHandler;
import io.orrery.stage.loop.TransactionScope;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.event.Transport;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RecordKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Turns lines of files into events of a feed. For the loop's thread.
final class LineHandler implements BatchHandler {
    private final Supplier<FeedDefinition> feed;
    private final FetchedEvents events;
    private final DoorMeter meter;

    /// @param feed throws weather while there is none
    LineHandler(Supplier<FeedDefinition> feed, FetchedEvents events, DoorMeter meter) {
        this.feed = feed;
        this.events = events;
        this.meter = meter;
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> batch, TransactionScope scope) {
        FeedDefinition target = feed.get();
        meter.begin();
        for (ConsumerRecord<byte[], byte[]> line : batch) {
            one(line, target, scope);
        }
    }

    private void one(ConsumerRecord<byte[], byte[]> line, FeedDefinition target, TransactionScope scope) {
        RecordKey key = RecordKey.numbered(target.graph(), "folder/" + header(line, FolderSource.FILE), line.offset());
        String damage = header(line, FolderSource.DAMAGED);
        String tooLong = header(line, FolderSource.TOO_LONG);
        if (!damage.isEmpty()) {
            boolean cutShort = Boolean.parseBoolean(header(line, FolderSource.CUT_SHORT));
            reject(line, key, cutShort ? Reason.TRUNCATED : Reason.MALFORMED, damage, scope);
        } else if (!tooLong.isEmpty()) {
            String sentence = "the line at byte " + line.offset() + " of " + line.topic() + " is longer than "
                    + Catalogue.MAX_VALUE_BYTES + " bytes, it has " + tooLong + "; its beginning is kept";
            reject(line, key, Reason.TOO_LARGE, sentence, scope);
        } else {
            Transport transport = new Transport().put("path", line.topic()).put("byte", Long.toString(line.offset()));
            scope.emit(events.record(
                    target, key, line.value(), header(line, EventHeaders.PREAMBLE), transport, Optional.empty()));
            meter.accept();
        }
    }

    private void reject(
            ConsumerRecord<byte[], byte[]> line, RecordKey key, Reason reason, String why, TransactionScope scope) {
        scope.reject(
                new ConsumerRecord<>(line.topic(), line.partition(), line.offset(), key.toBytes(), line.value()),
                reason,
                why);
        meter.refuse();
    }

    private static String header(ConsumerRecord<byte[], byte[]> line, String name) {
        Header header = line.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
