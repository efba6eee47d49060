package io.orrery.ingest.arrow;

import io.orrery.ingest.table.CellText;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/// Values of an [ArrowArray] as text: plain for cells of text columns, JSON for what is nested.
final class ArrowText {
    /// Longest text made of one value; beyond it no row fits a batch anyway.
    private static final int MAX_LENGTH = 1_000_000;

    private ArrowText() {}

    /// Bytes inside a value are not text.
    static final class NotTextException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotTextException() {
            super("not UTF-8", null, false, false);
        }
    }

    /// One value outgrew what a batch can carry.
    static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLongException() {
            super("too long", null, false, false);
        }
    }

    static String text(MemorySegment utf8) {
        byte[] bytes = bytes(utf8);
        if (CellText.firstInvalidUtf8(bytes, 0, bytes.length) >= 0) {
            throw new NotTextException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(MemorySegment segment) {
        if (segment.byteSize() > MAX_LENGTH) {
            throw new TooLongException();
        }
        return segment.toArray(ValueLayout.JAVA_BYTE);
    }

    static String base64(MemorySegment bytes) {
        return Base64.getEncoder().encodeToString(bytes(bytes));
    }

    static BigDecimal decimal(ArrowArray array, long i) {
        byte[] little = array.fixed(i).toArray(ValueLayout.JAVA_BYTE);
        byte[] big = new byte[little.length];
        for (int k = 0; k < little.length; k++) {
            big[k] = little[little.length - 1 - k];
        }
        return new BigDecimal(new BigInteger(big), array.field.scale());
    }

    /// Microseconds since 1970 of a date or timestamp.
    ///
    /// @throws ArithmeticException when it lies beyond 64 bits of microseconds
    static long micros(ArrowArray array, long i) {
        long value = array.integer(i);
        long perSecond = array.field.perSecond();
        if (perSecond == 0) {
            return Math.multiplyExact(value, 86_400_000_000L);
        }
        return perSecond <= 1_000_000
                ? Math.multiplyExact(value, 1_000_000 / perSecond)
                : Math.floorDiv(value, perSecond / 1_000_000);
    }

    /// The text of a present value that is not nested.
    static String plain(ArrowArray array, long i) {
        return switch (array.field.kind()) {
            case NULL -> "";
            case BOOL -> Boolean.toString(array.bool(i));
            case INT -> Long.toString(array.integer(i));
            case UINT -> Long.toUnsignedString(array.integer(i));
            case FLOAT -> Double.toString(array.floating(i));
            case DECIMAL -> decimal(array, i).toPlainString();
            case UTF8, UTF8_VIEW -> text(array.bytes(i));
            case BINARY, BINARY_VIEW, FIXED_BINARY -> base64(array.bytes(i));
            case DATE, TIMESTAMP ->
                Instant.EPOCH.plus(micros(array, i), ChronoUnit.MICROS).toString();
            case TIME -> time(array, i);
            case DURATION -> Double.toString((double) array.integer(i) / array.field.perSecond());
            case INTERVAL_MONTHS, INTERVAL_DAYS_MILLIS, INTERVAL_MONTHS_DAYS_NANOS -> interval(array, i);
            case LIST, LIST_VIEW, FIXED_LIST, STRUCT, MAP -> {
                StringBuilder out = new StringBuilder();
                json(array, i, out);
                yield out.toString();
            }
        };
    }

    private static String time(ArrowArray array, long i) {
        long nanos = Math.multiplyExact(array.integer(i), 1_000_000_000L / array.field.perSecond());
        return nanos < 0 || nanos >= 86_400_000_000_000L
                ? nanos + " ns"
                : LocalTime.ofNanoOfDay(nanos).toString();
    }

    private static String interval(ArrowArray array, long i) {
        MemorySegment value = array.fixed(i);
        int first = value.get(ArrowMessages.INT, 0);
        return switch (array.field.kind()) {
            case INTERVAL_MONTHS -> Period.ofMonths(first).toString();
            case INTERVAL_DAYS_MILLIS ->
                Period.ofDays(first) + " " + Duration.ofMillis(value.get(ArrowMessages.INT, 4));
            default ->
                Period.of(0, first, value.get(ArrowMessages.INT, 4)) + " "
                        + Duration.ofNanos(value.get(ArrowBody.LONG, 8));
        };
    }

    /// Appends the value as JSON; depth is bounded by the schema's.
    static void json(ArrowArray array, long i, StringBuilder out) {
        if (out.length() > MAX_LENGTH) {
            throw new TooLongException();
        }
        if (!array.isPresent(i)) {
            out.append("null");
            return;
        }
        if (!array.dictionary.isEmpty()) {
            long at = array.integer(i);
            for (ArrowArray values : array.dictionary) {
                if (at >= 0 && at < values.length) {
                    json(values, at, out);
                    return;
                }
                at -= values.length;
            }
            throw new IndexOutOfBoundsException("dictionary index");
        }
        switch (array.field.kind()) {
            case NULL -> out.append("null");
            case BOOL, INT, UINT, DECIMAL, DURATION -> out.append(plain(array, i));
            case FLOAT -> {
                double value = array.floating(i);
                out.append(Double.isFinite(value) ? Double.toString(value) : "null");
            }
            case LIST, LIST_VIEW, FIXED_LIST -> list(array, i, out);
            case STRUCT -> struct(array, i, out);
            case MAP -> map(array, i, out);
            case UTF8,
                    UTF8_VIEW,
                    BINARY,
                    BINARY_VIEW,
                    FIXED_BINARY,
                    DATE,
                    TIMESTAMP,
                    TIME,
                    INTERVAL_MONTHS,
                    INTERVAL_DAYS_MILLIS,
                    INTERVAL_MONTHS_DAYS_NANOS -> quote(plain(array, i), out);
        }
    }

    private static void list(ArrowArray array, long i, StringBuilder out) {
        long start = array.listStart(i);
        long size = array.listSize(i);
        if (size < 0) {
            throw new IndexOutOfBoundsException("list size");
        }
        out.append('[');
        for (long k = 0; k < size; k++) {
            if (k > 0) {
                out.append(',');
            }
            json(array.children.getFirst(), start + k, out);
        }
        out.append(']');
    }

    private static void struct(ArrowArray array, long i, StringBuilder out) {
        out.append('{');
        for (int k = 0; k < array.children.size(); k++) {
            ArrowArray child = array.children.get(k);
            if (k > 0) {
                out.append(',');
            }
            quote(array.field.children().get(k).name(), out);
            out.append(':');
            json(child, i, out);
        }
        out.append('}');
    }

    private static void map(ArrowArray array, long i, StringBuilder out) {
        ArrowArray pairs = array.children.getFirst();
        long start = array.listStart(i);
        long size = array.listSize(i);
        if (size < 0) {
            throw new IndexOutOfBoundsException("map size");
        }
        out.append('{');
        for (long k = start; k < start + size; k++) {
            if (k > start) {
                out.append(',');
            }
            StringBuilder key = new StringBuilder();
            json(pairs.children.get(0), k, key);
            String text = key.toString();
            if (text.startsWith("\"")) {
                out.append(text);
            } else {
                quote(text, out);
            }
            out.append(':');
            json(pairs.children.get(1), k, out);
        }
        out.append('}');
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
