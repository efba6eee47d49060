package io.orrery.ingest.table;

import io.orrery.topics.model.Reason;
import java.util.List;

/// Why an upload, or one row of it, was not taken. Each says in one sentence what is wrong and where, in words
/// for the person who sent it.
public sealed interface Refusal {
    /// Longest piece of someone's data that is quoted back.
    int SHOWN_CHARACTERS = 60;
    /// Most column names listed in one message.
    int SHOWN_COLUMNS = 40;

    /// The bytes do not follow the format.
    record Malformed(String format, String why, Position position) implements Refusal {}

    /// The bytes follow the format and end too early.
    record Truncated(String format, String why, Position position) implements Refusal {}

    /// A named bound was passed.
    record TooBig(String what, long limit, String unit, Position position) implements Refusal {}

    /// There is nothing to read.
    record Empty(String why) implements Refusal {
        @Override
        public Position position() {
            return Position.UNKNOWN;
        }
    }

    /// The format is known, but this kind of it is not read here.
    record Unsupported(String why, Position position) implements Refusal {}

    /// The graph's bindings name columns that the table does not have.
    record MissingColumns(List<String> missing, List<String> present) implements Refusal {
        public MissingColumns {
            missing = List.copyOf(missing);
            present = List.copyOf(present);
        }

        @Override
        public Position position() {
            return Position.UNKNOWN;
        }
    }

    /// What is wrong with one of several files that were sent in one.
    ///
    /// @param entry name of that file
    record Within(String entry, Refusal refusal) implements Refusal {
        @Override
        public Position position() {
            return refusal.position();
        }
    }

    Position position();

    default Reason reason() {
        return switch (this) {
            case Malformed _ -> Reason.MALFORMED;
            case Truncated _ -> Reason.TRUNCATED;
            case TooBig _ -> Reason.TOO_LARGE;
            case Empty _ -> Reason.EMPTY;
            case Unsupported _ -> Reason.UNSUPPORTED;
            case MissingColumns _ -> Reason.MISSING_COLUMN;
            case Within w -> w.refusal.reason();
        };
    }

    /// One sentence, without the position.
    default String message() {
        return switch (this) {
            case Malformed m -> "The upload is not valid " + m.format + ": " + m.why + ".";
            case Truncated t -> "The upload is cut off: " + t.why + ".";
            case TooBig t -> "The upload is refused: " + t.what + " (limit " + t.limit + " " + t.unit + ").";
            case Empty e -> "The upload is empty: " + e.why + ".";
            case Unsupported u -> "The upload cannot be read: " + u.why + ".";
            case MissingColumns m ->
                "The table has no column " + listed(m.missing) + "; it has " + listed(m.present) + ".";
            case Within w -> "In \"" + shown(w.entry) + "\": " + w.refusal.message();
        };
    }

    /// Someone's data made fit for a message: control characters replaced, length bounded.
    static String shown(String data) {
        StringBuilder out = new StringBuilder();
        int end = Math.min(data.length(), SHOWN_CHARACTERS);
        for (int i = 0; i < end; i++) {
            char c = data.charAt(i);
            out.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return end < data.length() ? out.append('…').toString() : out.toString();
    }

    private static String listed(List<String> names) {
        if (names.isEmpty()) {
            return "no columns";
        }
        String list = String.join(
                ", ",
                names.stream()
                        .limit(SHOWN_COLUMNS)
                        .map(n -> '"' + shown(n) + '"')
                        .toList());
        return names.size() > SHOWN_COLUMNS ? list + " and " + (names.size() - SHOWN_COLUMNS) + " more" : list;
    }
}
