package io.orrery.stage;

import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// What steps aside: the original bytes under a key that names their place, with one vocabulary of headers whoever
/// wrote them (loops and Kafka Streams alike). The same record rejected twice makes the same key, so it stays one.
public final class DeadLetters {

    public static final String REASON = "reason";
    public static final String STAGE = "stage";
    public static final String DETAIL = "detail";
    public static final String SOURCE_TOPIC = "source-topic";
    public static final String SOURCE_PARTITION = "source-partition";
    public static final String SOURCE_OFFSET = "source-offset";
    public static final String SOURCE_KEY = "source-key";

    /// Where in the record the fault is, as `byte 17` or `field ts`; only where that is known.
    public static final String POSITION = "position";

    /// On the letter of an event of which other parts went into tables.
    public static final String PARTLY = "partly";

    /// Longer details are cut.
    public static final int MAX_DETAIL_CHARS = 500;

    /// Headers of the original record are carried along while they fit together; else only the small ones.
    public static final int MAX_ORIGINAL_HEADER_BYTES = 16 << 10;

    private static final int SMALL_HEADER_BYTES = 512;
    private static final String OWN_TOPICS = "orrery.";

    private DeadLetters() {}

    /// Where a rejected record came from.
    public record Source(String topic, int partition, long offset) {}

    /// A dead letter as readers see it.
    public record Letter(Reason reason, String stage, String detail, Source source) {}

    /// The record to send for `rejected`, in the same transaction that moves past it.
    public static ProducerRecord<byte[], byte[]> of(
            String stage, ConsumerRecord<byte[], byte[]> rejected, Reason reason, String detail) {
        Source source = new Source(rejected.topic(), rejected.partition(), rejected.offset());
        return of(stage, source, rejected.key(), rejected.value(), rejected.headers(), reason, detail);
    }

    /// As above, with more headers of the vocabulary.
    public static ProducerRecord<byte[], byte[]> of(
            String stage,
            ConsumerRecord<byte[], byte[]> rejected,
            Reason reason,
            String detail,
            Map<String, String> notes) {
        ProducerRecord<byte[], byte[]> letter = of(stage, rejected, reason, detail);
        notes.forEach((name, value) -> put(letter.headers(), name, cut(value)));
        return letter;
    }

    /// As above, for sources that are no consumer records.
    public static ProducerRecord<byte[], byte[]> of(
            String stage,
            Source source,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers original,
            Reason reason,
            String detail) {
        Headers headers = new RecordHeaders();
        int room = MAX_ORIGINAL_HEADER_BYTES;
        boolean all = size(original) <= MAX_ORIGINAL_HEADER_BYTES;
        for (Header header : original) {
            if (all || (size(header) <= SMALL_HEADER_BYTES && size(header) <= room)) {
                headers.add(header);
                room -= size(header);
            }
        }
        headers.remove(POSITION).remove(PARTLY);
        put(headers, REASON, reason.name());
        put(headers, STAGE, stage);
        put(headers, DETAIL, cut(detail));
        put(headers, SOURCE_TOPIC, source.topic());
        put(headers, SOURCE_PARTITION, Integer.toString(source.partition()));
        put(headers, SOURCE_OFFSET, Long.toString(source.offset()));
        if (key != null) {
            headers.remove(SOURCE_KEY).add(SOURCE_KEY, key);
        }
        String id = stage + "/" + source.topic() + "/" + source.partition() + "/" + source.offset();
        return new ProducerRecord<>(
                Catalogue.DEAD_LETTERS.name(), partition(source), id.getBytes(StandardCharsets.UTF_8), value, headers);
    }

    /// A letter lies in the partition of the record that it is about, and so in that of its graph. Other people's
    /// topics have other partitions.
    private static @Nullable Integer partition(Source source) {
        return source.topic().startsWith(OWN_TOPICS) && source.partition() >= 0 ? source.partition() : null;
    }

    /// The partition that the key of a letter names; empty when it is about a record of other people's topics.
    public static OptionalInt partition(byte[] key) {
        String[] parts = new String(key, StandardCharsets.UTF_8).split("/", -1);
        return parts.length == 4 && parts[1].startsWith(OWN_TOPICS) && parts[2].matches("\\d{1,6}")
                ? OptionalInt.of(Integer.parseInt(parts[2]))
                : OptionalInt.empty();
    }

    /// Reads the vocabulary back; empty when the headers are not ours.
    public static Optional<Letter> read(Headers headers) {
        try {
            Source source = new Source(
                    text(headers, SOURCE_TOPIC),
                    Integer.parseInt(text(headers, SOURCE_PARTITION)),
                    Long.parseLong(text(headers, SOURCE_OFFSET)));
            Reason reason = Reason.valueOf(text(headers, REASON));
            return Optional.of(new Letter(reason, text(headers, STAGE), text(headers, DETAIL), source));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String cut(String detail) {
        return detail.length() <= MAX_DETAIL_CHARS ? detail : detail.substring(0, MAX_DETAIL_CHARS - 1) + "…";
    }

    private static int size(Headers headers) {
        int bytes = 0;
        for (Header header : headers) {
            bytes += size(header);
        }
        return bytes;
    }

    private static int size(Header header) {
        return header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
}
