package io.orrery.ingest.log;

import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.normal.Nothing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which of a writer's fields becomes which of the normal form, written as a table of lines `theirs
/// ours [ours …]`. Before one of ours may stand what its value is: `#` a number, also where it is
/// written as text or in hexadecimal digits (what is no number stays under the writer's name), `$` a
/// text, `+` one of several. A `.` alone drops the field. A field that is already set keeps its value;
/// what the table does not name is kept under the writer's name below a prefix. Immutable.
public final class FieldTable {
    private final String prefix;
    private final Map<String, List<Target>> targets = new HashMap<>();

    private enum Kind {
        AS_IT_IS,
        NUMBER,
        TEXT,
        ONE_OF_SEVERAL
    }

    private record Target(String name, Kind kind) {
        static Target of(String word) {
            return switch (word.charAt(0)) {
                case '#' -> new Target(word.substring(1), Kind.NUMBER);
                case '$' -> new Target(word.substring(1), Kind.TEXT);
                case '+' -> new Target(word.substring(1), Kind.ONE_OF_SEVERAL);
                default -> new Target(word, Kind.AS_IT_IS);
            };
        }
    }

    private FieldTable(String prefix) {
        this.prefix = prefix;
    }

    /// @param prefix of the fields that the table does not name, with its last point: `zeek.conn.`
    public static FieldTable of(String prefix, String... tables) {
        FieldTable table = new FieldTable(prefix);
        for (String lines : tables) {
            lines.lines().filter(line -> !line.isBlank()).forEach(table::add);
        }
        return table;
    }

    private void add(String line) {
        String[] words = line.strip().split(" +", -1);
        List<Target> ours = new ArrayList<>(words.length - 1);
        for (int i = 1; i < words.length; i++) {
            if (!words[i].equals(".")) {
                ours.add(Target.of(words[i]));
            }
        }
        targets.put(words[0], List.copyOf(ours));
    }

    public boolean names(String theirs) {
        return targets.containsKey(theirs);
    }

    /// Puts all of the event's fields.
    public void fill(NormalEvent.Builder into, JsonFields from) {
        from.asMap().forEach((name, value) -> put(into, name, value));
    }

    /// Puts one field, which the writer calls `theirs`.
    public void put(NormalEvent.Builder into, String theirs, Object value) {
        List<Target> ours = targets.get(theirs);
        if (ours == null) {
            keep(into, prefix + theirs, value);
            return;
        }
        for (Target target : ours) {
            put(into, theirs, target, value);
        }
    }

    private void put(NormalEvent.Builder into, String theirs, Target target, Object value) {
        switch (target.kind) {
            case AS_IT_IS -> keep(into, target.name, value);
            case TEXT -> keep(into, target.name, value instanceof List<?> ? value : value.toString());
            case ONE_OF_SEVERAL -> into.add(target.name, scalars(value));
            case NUMBER -> {
                Object number = Numbers.of(value);
                if (number == null) {
                    keep(into, prefix + theirs, value);
                } else {
                    into.putIfAbsent(target.name, number);
                }
            }
        }
    }

    /// Puts a value under a name, unless there is one already: of a list of objects the values of each
    /// of their fields, below the name.
    public static void keep(NormalEvent.Builder into, String name, @Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            into.putIfAbsent(name, value);
            return;
        }
        Object scalars = scalars(list);
        if (scalars != null) {
            into.putIfAbsent(name, scalars);
        }
        Map<String, List<Object>> below = new LinkedHashMap<>();
        collect(list, name, below);
        below.forEach(into::putIfAbsent);
    }

    private static void collect(List<?> list, String name, Map<String, List<Object>> below) {
        for (Object one : list) {
            if (one instanceof JsonFields fields) {
                fields.asMap().forEach((field, value) -> {
                    String path = name + '.' + field;
                    if (value instanceof List<?> inner) {
                        collect(inner, path, below);
                        flat(inner, below.computeIfAbsent(path, _ -> new ArrayList<>()));
                    } else {
                        below.computeIfAbsent(path, _ -> new ArrayList<>()).add(value);
                    }
                });
            } else if (one instanceof List<?> inner) {
                collect(inner, name, below);
            }
        }
    }

    /// The list's texts and numbers, without its objects; a scalar as it is.
    private static @Nullable Object scalars(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return value;
        }
        List<Object> scalars = new ArrayList<>(list.size());
        flat(list, scalars);
        return scalars.isEmpty() ? null : scalars;
    }

    private static void flat(List<?> list, List<Object> into) {
        for (Object one : list) {
            if (one instanceof List<?> inner) {
                flat(inner, into);
            } else if (!(one instanceof JsonFields) && !(one instanceof String text && Nothing.is(text))) {
                into.add(one);
            }
        }
    }
}
