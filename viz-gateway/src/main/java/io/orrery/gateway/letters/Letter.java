package io.orrery.gateway.letters;

import io.orrery.stage.DeadLetters;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// A dead letter as it lies in the log.
///
/// @param key names the record that it is about, and so the letter: of one record there is one letter
/// @param offset of this copy of it
/// @param position empty when unknown
/// @param origin key of the letter that the event was made of; empty for none
/// @param partly whether other parts of the event are in the graph
/// @param record the copy itself, with the original bytes and headers
record Letter(
        String key,
        long offset,
        DeadLetters.Letter said,
        String position,
        String origin,
        boolean partly,
        ConsumerRecord<byte[], byte[]> record) {

    /// The letter in a record of the dead letters topic, when it is one and about a record of this graph.
    static Optional<Letter> of(ConsumerRecord<byte[], byte[]> record, String graph) {
        if (record.key() == null
                || record.value() == null
                || !text(record, DeadLetters.SOURCE_KEY).startsWith(graph + "/")) {
            return Optional.empty();
        }
        return DeadLetters.read(record.headers())
                .map(said -> new Letter(
                        new String(record.key(), StandardCharsets.UTF_8),
                        record.offset(),
                        said,
                        text(record, DeadLetters.POSITION),
                        text(record, EventHeaders.REPLAY_OF),
                        record.headers().lastHeader(DeadLetters.PARTLY) != null,
                        record));
    }

    /// What clients call it: its key and where to look.
    String id() {
        return key + "@" + offset;
    }

    /// Whether it holds the bytes of an event.
    boolean isEvent() {
        return said.source().topic().equals(Catalogue.EVENTS.name());
    }

    byte[] bytes() {
        return record.value();
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
