package io.orrery.stage;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
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

    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;
    private static final int TRACE_AT = 3;
    private static final int SPAN_AT = TRACE_AT + TRACE_DIGITS + 1;
    private static final int FLAGS_AT = SPAN_AT + SPAN_DIGITS + 1;
    private static final int LENGTH = FLAGS_AT + 2;
    private static final HexFormat HEX = HexFormat.of();

    public Trace {
        if (!isId(traceId, TRACE_DIGITS) || !isId(spanId, SPAN_DIGITS)) {
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
        if (text.length() != LENGTH
                || text.charAt(TRACE_AT - 1) != '-'
                || text.charAt(SPAN_AT - 1) != '-'
                || text.charAt(FLAGS_AT - 1) != '-'
                || text.startsWith("ff")
                || !isHex(text.substring(0, TRACE_AT - 1))
                || !isHex(text.substring(FLAGS_AT))) {
            return Optional.empty();
        }
        String traceId = text.substring(TRACE_AT, SPAN_AT - 1);
        String spanId = text.substring(SPAN_AT, FLAGS_AT - 1);
        if (!isId(traceId, TRACE_DIGITS) || !isId(spanId, SPAN_DIGITS)) {
            return Optional.empty();
        }
        return Optional.of(new Trace(traceId, spanId, (HexFormat.fromHexDigit(text.charAt(LENGTH - 1)) & 1) == 1));
    }

    // By hand and not by patterns: every record of every topic passes here.
    private static boolean isId(String text, int digits) {
        return text.length() == digits && isHex(text) && text.chars().anyMatch(digit -> digit != '0');
    }

    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            boolean isHex = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
            if (!isHex) {
                return false;
            }
        }
        return true;
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
