package io.orrery.topics.event;

import java.nio.charset.StandardCharsets;

/// Follows the quotes of comma-separated values (RFC 4180) over lines, to see where a record ends: a quote opens a
/// value only at its begin, two of them within are one of the value's. For one thread at a time.
final class CsvQuotes {
    private static final byte[] SEPARATORS = ",\t;|".getBytes(StandardCharsets.US_ASCII);

    private enum Place {
        BEGIN,
        PLAIN,
        QUOTED,
        BEHIND_QUOTE
    }

    private final byte separator;
    private Place place = Place.BEGIN;

    /// @param header the line with the columns' names, which says what stands between them: the one of them that it has
    ///     most of
    CsvQuotes(byte[] header) {
        byte most = SEPARATORS[0];
        for (byte candidate : SEPARATORS) {
            if (count(header, candidate) > count(header, most)) {
                most = candidate;
            }
        }
        this.separator = most;
    }

    private static int count(byte[] line, byte wanted) {
        int count = 0;
        for (byte one : line) {
            count += one == wanted ? 1 : 0;
        }
        return count;
    }

    /// Whether the record goes on behind this line.
    boolean goesOnBehind(byte[] line) {
        for (byte c : line) {
            place = next(c);
        }
        if (place == Place.QUOTED) {
            return true;
        }
        place = Place.BEGIN;
        return false;
    }

    private Place next(byte c) {
        return switch (place) {
            case QUOTED -> c == '"' ? Place.BEHIND_QUOTE : Place.QUOTED;
            case BEHIND_QUOTE -> c == '"' ? Place.QUOTED : c == separator ? Place.BEGIN : Place.PLAIN;
            case BEGIN -> c == '"' ? Place.QUOTED : c == separator ? Place.BEGIN : Place.PLAIN;
            case PLAIN -> c == separator ? Place.BEGIN : Place.PLAIN;
        };
    }

    /// Forgets a record that was given up.
    void reset() {
        place = Place.BEGIN;
    }
}
