package io.orrery.gateway.inspect;

import io.orrery.topics.catalog.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A record of the events topic as a person sees it.
final class EventLine {
    /// Characters of a line that are shown.
    static final int MAX_TEXT = 16 << 10;

    private static final JsonMapper JSON = JsonMapper.shared();

    private EventLine() {}

    static SourceLine of(ConsumerRecord<byte[], byte[]> entry, String how) {
        String transport = header(entry, EventHeaders.TRANSPORT);
        return new SourceLine(
                entry.offset(),
                received(entry),
                cut(new String(entry.value(), StandardCharsets.UTF_8)),
                -1,
                false,
                how,
                null,
                header(entry, EventHeaders.FEED),
                header(entry, EventHeaders.DOOR),
                transport == null ? Map.of() : fields(transport));
    }

    private static String received(ConsumerRecord<byte[], byte[]> entry) {
        String digits = header(entry, EventHeaders.RECEIVED);
        return digits != null && digits.matches("\\d{1,18}")
                ? micros(Long.parseLong(digits))
                : Instant.ofEpochMilli(entry.timestamp()).toString();
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> entry, String name) {
        Header header = entry.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static String micros(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }

    /// The fields of a JSON object; nothing for any other line.
    static Map<String, Object> fields(String line) {
        try {
            Map<String, Object> fields = new LinkedHashMap<>();
            JSON.readTree(line).properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            return fields;
        } catch (JacksonException notJson) {
            return Map.of();
        }
    }
}
