package io.orrery.ingest.normal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One event in normal form. Immutable.
///
/// Names are those of the Elastic Common Schema (`source.ip`, `user.name`); what the schema has no name for keeps the
/// writer's name below the product's (`zeek.conn.local_orig`, `winlog.event_data.LogonId`). Values are [String],
/// [Long], [Double], [Boolean], or a list of texts; what the writer marks as "none" is not there at all. The time is
/// not among the fields.
public final class NormalEvent {
    /// The time of an event that names none.
    public static final long NO_TIME = Long.MIN_VALUE;

    private final String dataset;
    private final long nanos;
    private final Map<String, Object> fields;

    private NormalEvent(String dataset, long nanos, Map<String, Object> fields) {
        this.dataset = dataset;
        this.nanos = nanos;
        this.fields = fields;
    }

    /// @param dataset which product and kind of event it is, as `event.dataset` of the schema: `zeek.conn`,
    ///     `windows.sysmon`; this is what chooses the rules that make entities of it
    public static Builder of(String dataset) {
        return new Builder(dataset);
    }

    public String dataset() {
        return dataset;
    }

    /// Nanoseconds since 1970 UTC, or [#NO_TIME].
    public long nanos() {
        return nanos;
    }

    /// Null when the event has no such field.
    public @Nullable Object value(String name) {
        return fields.get(name);
    }

    /// The value as text, the first one of a list; null when there is none.
    public @Nullable String text(String name) {
        Object value = fields.get(name);
        return switch (value) {
            case null -> null;
            case List<?> list -> (String) list.getFirst();
            default -> value.toString();
        };
    }

    /// All values as texts; none when there is no such field.
    public List<String> texts(String name) {
        Object value = fields.get(name);
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String.class::cast).toList();
            default -> List.of(value.toString());
        };
    }

    /// A builder of the same event, to say more of it.
    public Builder copy() {
        Builder copy = new Builder(dataset).nanos(nanos);
        copy.fields.putAll(fields);
        return copy;
    }

    /// In the order in which they were set.
    public Set<String> names() {
        return Collections.unmodifiableSet(fields.keySet());
    }

    @Override
    public String toString() {
        return dataset + " " + fields;
    }

    /// Collects one event's fields. Not for several threads.
    public static final class Builder {
        private String dataset;
        private long nanos = NO_TIME;
        private final Map<String, Object> fields = new LinkedHashMap<>();

        private Builder(String dataset) {
            this.dataset = dataset;
        }

        /// Says more precisely what it is.
        public Builder dataset(String name) {
            dataset = name;
            return this;
        }

        public String dataset() {
            return dataset;
        }

        public Builder nanos(long value) {
            nanos = value;
            return this;
        }

        public boolean hasTime() {
            return nanos != NO_TIME;
        }

        /// Sets a field, over what it had. Texts that mean "none" ([Nothing]) and null leave it as it is.
        ///
        /// @param value a [String], [Long], [Double], [Boolean]; an [Integer], which becomes a Long; or a
        ///     list, which becomes its values' texts: a list of none is nothing, of one that value
        /// @throws IllegalArgumentException for a value of another type, which is a parser's fault
        public Builder put(String name, @Nullable Object value) {
            Object kept = kept(value);
            if (kept != null) {
                fields.put(name, kept);
            }
            return this;
        }

        /// Sets a field only where it has no value yet.
        public Builder putIfAbsent(String name, @Nullable Object value) {
            return fields.containsKey(name) ? this : put(name, value);
        }

        /// Adds a value to a field that may have several, once.
        public Builder add(String name, @Nullable Object value) {
            Object more = kept(value);
            if (more == null) {
                return this;
            }
            Set<String> all = new LinkedHashSet<>(texts(fields.get(name)));
            all.addAll(texts(more));
            return put(name, List.copyOf(all));
        }

        public Builder remove(String name) {
            fields.remove(name);
            return this;
        }

        public @Nullable Object value(String name) {
            return fields.get(name);
        }

        public @Nullable String text(String name) {
            Object value = fields.get(name);
            return value instanceof List<?> list ? (String) list.getFirst() : value == null ? null : value.toString();
        }

        private static @Nullable Object kept(@Nullable Object value) {
            return switch (value) {
                case null -> null;
                case String text -> Nothing.is(text) ? null : text;
                case Long _, Boolean _ -> value;
                case Double number -> Double.isFinite(number) ? number : null;
                case Integer number -> (Long) number.longValue();
                case List<?> list -> kept(list);
                default -> throw new IllegalArgumentException("no field holds a " + value.getClass());
            };
        }

        private static @Nullable Object kept(List<?> list) {
            List<String> texts = new ArrayList<>(list.size());
            for (Object one : list) {
                if (kept(one) != null) {
                    texts.add(String.valueOf(one));
                }
            }
            return texts.isEmpty() ? null : texts.size() == 1 ? texts.getFirst() : List.copyOf(texts);
        }

        private static List<String> texts(@Nullable Object value) {
            return switch (value) {
                case null -> List.of();
                case List<?> list -> list.stream().map(String::valueOf).toList();
                default -> List.of(value.toString());
            };
        }

        /// The builder is not used afterwards.
        public NormalEvent build() {
            return new NormalEvent(dataset, nanos, fields);
        }
    }
}
