package io.orrery.ingest.door;

import io.orrery.stage.Trace;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.event.Transport;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.RecordKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/// Makes records of the events topic from what a door fetched.
public final class FetchedEvents {
    private static final long MICROS = 1_000_000;

    private final String door;
    private final int partitions;
    private final InstantSource clock;

    /// @param door what the header calls it
    /// @param partitions of every topic
    public FetchedEvents(String door, int partitions, InstantSource clock) {
        this.door = door;
        this.partitions = partitions;
        this.clock = clock;
    }

    /// @param key names the event by its source, so that it is the same one when it is fetched again
    /// @param preamble lines that say how to read it; empty for none
    /// @param trace what it carried from where it was, if anything
    public ProducerRecord<byte[], byte[]> record(
            FeedDefinition feed,
            RecordKey key,
            byte[] event,
            String preamble,
            Transport transport,
            Optional<Trace> trace) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Catalogue.EVENTS.name(), Partitions.of(feed.graph(), partitions), key.toBytes(), event);
        Headers headers = record.headers();
        headers.add(EventHeaders.FEED, feed.name().getBytes(StandardCharsets.US_ASCII));
        headers.add(EventHeaders.RECEIVED, Long.toString(micros()).getBytes(StandardCharsets.US_ASCII));
        headers.add(EventHeaders.DOOR, door.getBytes(StandardCharsets.US_ASCII));
        String how = transport.toJson();
        if (!how.isEmpty()) {
            headers.add(EventHeaders.TRANSPORT, how.getBytes(StandardCharsets.UTF_8));
        }
        if (!preamble.isEmpty()) {
            headers.add(EventHeaders.PREAMBLE, preamble.getBytes(StandardCharsets.UTF_8));
        }
        trace.ifPresent(known -> known.write(headers));
        return record;
    }

    private long micros() {
        Instant now = clock.instant();
        return now.getEpochSecond() * MICROS + now.getNano() / 1_000;
    }
}
