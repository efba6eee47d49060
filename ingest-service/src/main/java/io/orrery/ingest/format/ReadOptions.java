package io.orrery.ingest.format;

import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the client said about the file. Absent options are sniffed.
///
/// @param delimiter of CSV; one ASCII character
/// @param header whether CSV begins with names
/// @param orient of JSON, in pandas' words
/// @param lines whether JSON is one value a line
public record ReadOptions(
        Optional<Character> delimiter, Optional<Boolean> header, Optional<Orient> orient, Optional<Boolean> lines) {
    public static final ReadOptions NONE =
            new ReadOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// How a JSON document lays out a table.
    public enum Orient {
        RECORDS,
        COLUMNS,
        INDEX,
        SPLIT,
        VALUES,
        TABLE
    }

    /// Reads `sep` or `delimiter`, `header`, `orient` and `lines`; unknown options are ignored.
    public static ReadOptions parse(Map<String, String> options) throws RefusedException {
        return new ReadOptions(
                delimiter(options.getOrDefault("sep", options.getOrDefault("delimiter", ""))),
                header(options.getOrDefault("header", "")),
                orient(options.getOrDefault("orient", "")),
                flag("lines", options.getOrDefault("lines", "")));
    }

    private static Optional<Character> delimiter(String value) throws RefusedException {
        return switch (value) {
            case "" -> Optional.empty();
            case "\\t", "tab" -> Optional.of('\t');
            default -> {
                char c = value.charAt(0);
                if (value.length() > 1 || c > 126 || c == '"' || c == '\n' || c == '\r' || c == 0) {
                    throw bad("delimiter", value, "one ASCII character");
                }
                yield Optional.of(c);
            }
        };
    }

    private static Optional<Boolean> header(String value) throws RefusedException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "", "infer" -> Optional.empty();
            case "0", "true" -> Optional.of(true);
            case "none", "false" -> Optional.of(false);
            default -> throw bad("header", value, "0 (first row), none or infer");
        };
    }

    private static Optional<Orient> orient(String value) throws RefusedException {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        for (Orient orient : Orient.values()) {
            if (orient.name().equalsIgnoreCase(value)) {
                return Optional.of(orient);
            }
        }
        throw bad("orient", value, "records, columns, index, split, values or table");
    }

    private static Optional<Boolean> flag(String name, String value) throws RefusedException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> throw bad(name, value, "true or false");
        };
    }

    private static RefusedException bad(String option, String value, String rule) {
        return RefusedException.unsupported(
                "option " + option + " must be " + rule + ", was \"" + io.orrery.ingest.table.Refusal.shown(value)
                        + '"',
                Position.UNKNOWN);
    }
}
