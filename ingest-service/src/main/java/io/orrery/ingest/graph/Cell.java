package io.orrery.ingest.graph;

import java.util.Optional;
import java.util.regex.Pattern;

/// One attribute of a node or an edge, as its file tells it.
public sealed interface Cell {
    /// Decimal, or hexadecimal as C and Julia print it.
    Pattern DECIMAL =
            Pattern.compile("[-+]?([0-9.]{1,40}([eE][-+]?[0-9]{1,4})?|0[xX][0-9a-fA-F.]{1,40}[pP][-+]?[0-9]{1,4})");

    /// Name of the attribute.
    String column();

    /// What its format marks as text: never a number.
    record Text(String column, String value) implements Cell {}

    /// A bare word; what type it has, all the words of its column decide together.
    record Word(String column, String value) implements Cell {}

    record Whole(String column, long value) implements Cell {}

    record Decimal(String column, double value) implements Cell {}

    record Flag(String column, boolean value) implements Cell {}

    /// @param micros microseconds since 1970 UTC
    record Time(String column, long micros) implements Cell {}

    /// Reads `value` as the type that a file declares for it; empty when it is not of that type.
    static Optional<Cell> declared(String column, Declared type, String value) {
        String plain = value.strip();
        return switch (type) {
            case TEXT -> Optional.of(new Text(column, value));
            case WHOLE -> whole(plain).map(whole -> new Whole(column, whole));
            case DECIMAL -> decimal(plain).map(decimal -> new Decimal(column, decimal));
            case FLAG -> flag(plain).map(flag -> new Flag(column, flag));
        };
    }

    /// The types that graph formats declare.
    enum Declared {
        TEXT,
        WHOLE,
        DECIMAL,
        FLAG
    }

    private static Optional<Long> whole(String value) {
        try {
            return Optional.of(Long.parseLong(value));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Double> decimal(String value) {
        return switch (value) {
            case "INF", "Infinity", "+INF" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-INF", "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
            case "NaN" -> Optional.of(Double.NaN);
            default -> DECIMAL.matcher(value).matches() ? parsed(value) : Optional.empty();
        };
    }

    private static Optional<Double> parsed(String value) {
        try {
            return Optional.of(Double.parseDouble(value));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> flag(String value) {
        return switch (value) {
            case "true", "TRUE", "True", "1" -> Optional.of(true);
            case "false", "FALSE", "False", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
