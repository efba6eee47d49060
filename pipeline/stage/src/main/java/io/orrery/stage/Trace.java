package io.orrery.stage;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/// The W3C trace context of a record, carried in the Kafka header `traceparent`. Stages pass it on; a batch of many
/// traces passes on that of its newest record.
///
/// @param traceId 32 lower-case hexadecimal digits, not all zero
/// @param spanId 16 of them, not all zero
public record Trace(String traceId, String spanId, boolean sampled) {

    /// The name of the Kafka and HTTP header.
    public static final String HEADER = "traceparent";

    private static final Pattern FORMAT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final HexFormat HEX = HexFormat.of();

    public Trace {
        if (!traceId.matches("(?!0{32})[0-9a-f]{32}") || !spanId.matches("(?!0{16})[0-9a-f]{16}")) {
            throw new IllegalArgumentException(
                    "trace must have ids of 32 and 16 hex digits, was " + traceId + "-" + spanId);
        }
    }

    /// A new trace; `random` need not be secure, ids only have to differ.
    public static Trace start(RandomGenerator random, boolean sampled) {
        return new Trace(hex(random) + hex(random), hex(random), sampled);
    }

    /// @return empty when the text is no W3C traceparent
    public static Optional<Trace> parse(String text) {
        Matcher m = FORMAT.matcher(text);
        if (!m.matches() || m.group(1).matches("0+") || m.group(2).matches("0+")) {
            return Optional.empty();
        }
        return Optional.of(new Trace(m.group(1), m.group(2), (Integer.parseInt(m.group(3), 16) & 1) == 1));
    }

    /// What the record carries, if anything readable.
    public static Optional<Trace> read(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header == null || header.value() == null
                ? Optional.empty()
                : parse(new String(header.value(), StandardCharsets.US_ASCII));
    }

    /// The same trace, one step further.
    public Trace next(RandomGenerator random) {
        return new Trace(traceId, hex(random), sampled);
    }

    /// Puts this trace on a record, replacing another.
    public void write(Headers headers) {
        headers.remove(HEADER).add(HEADER, toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String hex(RandomGenerator random) {
        return HEX.toHexDigits(random.nextLong(Long.MAX_VALUE) + 1);
    }

    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
