package io.orrery.ingest.row;

import io.orrery.ingest.normal.NormalEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which column of a row becomes which field, written as lines `theirs ours`. Before ours may stand `#` for a number
/// (what is none stays below the prefix) and `!` for a word to be written small. A `.` alone drops the column; columns
/// that no line names are kept below the prefix. Immutable.
public final class ColumnTable {
    private final String prefix;
    private final Map<String, Target> targets = new HashMap<>();

    private enum Kind {
        TEXT,
        NUMBER,
        WORD,
        NONE
    }

    private record Target(String name, Kind kind) {
        static Target of(String word) {
            return switch (word.charAt(0)) {
                case '#' -> new Target(word.substring(1), Kind.NUMBER);
                case '!' -> new Target(word.substring(1), Kind.WORD);
                case '.' -> new Target(word, Kind.NONE);
                default -> new Target(word, Kind.TEXT);
            };
        }
    }

    /// @param prefix with its last point: `netflow.`
    public ColumnTable(String prefix, String lines) {
        this.prefix = prefix;
        for (String line : lines.lines().filter(one -> !one.isBlank()).toList()) {
            String[] words = line.strip().split(" +");
            targets.put(words[0], Target.of(words[1]));
        }
    }

    /// Puts the values of a row; of columns without a name or value nothing.
    public void fill(NormalEvent.Builder into, List<String> names, List<String> values) {
        for (int i = 0; i < names.size() && i < values.size(); i++) {
            String value = values.get(i);
            if (!value.isEmpty() && !names.get(i).isEmpty()) {
                put(into, names.get(i), value.strip());
            }
        }
    }

    /// Puts one value; a field that is set keeps what it has.
    public void put(NormalEvent.Builder into, String theirs, String value) {
        Target target = targets.get(theirs);
        if (target == null) {
            into.putIfAbsent(prefix + theirs, value);
            return;
        }
        switch (target.kind) {
            case TEXT -> into.putIfAbsent(target.name, value);
            case WORD -> into.putIfAbsent(target.name, value.toLowerCase(Locale.ROOT));
            case NUMBER -> {
                Object number = WrittenNumber.of(value);
                if (number == null) {
                    into.putIfAbsent(prefix + theirs, value);
                } else {
                    into.putIfAbsent(target.name, number);
                }
            }
            case NONE -> {}
        }
    }
}
