package io.orrery.ingest.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A JSON object, flattened: `{"source":{"ip":"10.0.0.1"}}` and `{"source.ip":"10.0.0.1"}` are the same. Values are
/// [String], [Long] (whole numbers of 64 bits), [Double], [Boolean] or a list of such and of nested objects, which
/// are flattened for themselves; `null` is no value. Of a repeated name the last value counts.
public final class JsonFields {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /// Fields that another format read, by their whole names.
    ///
    /// @param values a [String], [Long], [Double], [Boolean], or a list of such and of [JsonFields]
    public static JsonFields of(Map<String, ?> values) {
        JsonFields fields = new JsonFields();
        values.forEach(fields::put);
        return fields;
    }

    void put(String name, @Nullable Object value) {
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// Whether there is a field below the name: `source` when there is `source.ip`.
    public boolean hasBelow(String prefix) {
        String dotted = prefix + '.';
        return values.keySet().stream().anyMatch(name -> name.startsWith(dotted));
    }

    /// Null when there is none.
    public @Nullable Object value(String name) {
        return values.get(name);
    }

    /// A scalar as text, of a list the first one; null when there is none.
    public @Nullable String text(String name) {
        Object value = values.get(name);
        if (value instanceof List<?> list) {
            value = list.isEmpty() ? null : list.getFirst();
        }
        return value == null || value instanceof JsonFields ? null : value.toString();
    }

    /// The first of several names that has a text; null when none has.
    public @Nullable String firstText(String... names) {
        for (String name : names) {
            String text = text(name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /// All scalars of a list as texts; a scalar is a list of one.
    public List<String> texts(String name) {
        Object value = values.get(name);
        if (!(value instanceof List<?> list)) {
            return value == null ? List.of() : List.of(value.toString());
        }
        return list.stream()
                .filter(one -> !(one instanceof JsonFields))
                .map(Object::toString)
                .toList();
    }

    /// The objects of a list; none when the value is none. A single object was flattened and is no list.
    public List<JsonFields> objects(String name) {
        if (!(values.get(name) instanceof List<?> list)) {
            return List.of();
        }
        List<JsonFields> objects = new ArrayList<>(list.size());
        for (Object one : list) {
            if (one instanceof JsonFields fields) {
                objects.add(fields);
            }
        }
        return objects;
    }

    /// What lies below a name, with the rest of its path: `of("source")` has `ip` where this has `source.ip`.
    public JsonFields below(String prefix) {
        String dotted = prefix + '.';
        JsonFields below = new JsonFields();
        values.forEach((name, value) -> {
            if (name.startsWith(dotted)) {
                below.values.put(name.substring(dotted.length()), value);
            }
        });
        return below;
    }

    /// In the order of the text.
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /// In the order of the text; not to be changed.
    public Map<String, Object> asMap() {
        return Collections.unmodifiableMap(values);
    }

    public int size() {
        return values.size();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
