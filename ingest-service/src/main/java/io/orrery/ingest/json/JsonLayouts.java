package io.orrery.ingest.json;

import io.orrery.ingest.format.ReadOptions;
import io.orrery.ingest.format.SpooledFile;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Finds a document's [JsonLayout] by looking at its outermost two levels.
final class JsonLayouts {
    /// Members of the outermost object that are looked at before it is taken for rows keyed by index.
    private static final int MAX_MEMBERS = 4_096;
    /// Where an envelope usually keeps its rows, looked for in this order.
    private static final List<String> USUAL_MEMBERS = List.of("data", "Records", "records", "value", "edges", "nodes");

    private JsonLayouts() {}

    private enum Inner {
        SCALAR,
        ARRAY_OF_OBJECTS,
        ARRAY_OF_ARRAYS,
        ARRAY,
        OBJECT
    }

    private record Member(String name, Inner inner, long at, Set<String> keys) {}

    static JsonLayout of(SpooledFile file, ReadOptions options, TableOutput out) throws IOException, RefusedException {
        if (options.lines().orElse(false)) {
            return new JsonLayout.Lines();
        }
        try (InputStream in = file.open();
                JsonParser parser = JsonParsers.open(in)) {
            return of(parser, options, out);
        }
    }

    private static JsonLayout of(JsonParser parser, ReadOptions options, TableOutput out) throws RefusedException {
        try {
            JsonToken root = parser.nextToken();
            if (root == null) {
                throw RefusedException.empty("there is no JSON value in it");
            }
            return switch (root) {
                case START_ARRAY -> array(parser);
                case START_OBJECT -> object(parser, options.orient(), out);
                default ->
                    throw RefusedException.malformed(
                            "JSON table",
                            "it begins with a bare value instead of an array or object",
                            Position.atByte(0));
            };
        } catch (JacksonException e) {
            throw JsonParsers.refusal(e, parser, 0);
        }
    }

    private static JsonLayout array(JsonParser parser) throws RefusedException {
        return switch (parser.nextToken()) {
            case START_OBJECT, END_ARRAY -> new JsonLayout.Records();
            case START_ARRAY -> new JsonLayout.Values();
            default ->
                throw RefusedException.malformed(
                        "JSON table",
                        "its array holds bare values instead of objects or arrays",
                        Position.atByte(parser.currentTokenLocation().getByteOffset()));
        };
    }

    private static JsonLayout object(JsonParser parser, Optional<ReadOptions.Orient> orient, TableOutput out) {
        List<Member> members = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (members.size() == MAX_MEMBERS) {
                return new JsonLayout.Index();
            }
            members.add(member(parser, parser.currentName()));
        }
        if (orient.isEmpty() && parser.nextToken() != null) {
            return new JsonLayout.Lines();
        }
        return single(members, orient, out);
    }

    private static Member member(JsonParser parser, String name) {
        JsonToken value = parser.nextToken();
        long at = parser.currentTokenLocation().getByteOffset();
        Set<String> keys = new HashSet<>();
        Inner inner = Inner.SCALAR;
        if (value == JsonToken.START_OBJECT) {
            inner = Inner.OBJECT;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                if (keys.size() < MAX_MEMBERS) {
                    keys.add(parser.currentName());
                }
                parser.nextToken();
                parser.skipChildren();
            }
        } else if (value == JsonToken.START_ARRAY) {
            JsonToken first = parser.nextToken();
            inner = switch (first) {
                case START_OBJECT -> Inner.ARRAY_OF_OBJECTS;
                case START_ARRAY -> Inner.ARRAY_OF_ARRAYS;
                default -> Inner.ARRAY;
            };
            while (first != JsonToken.END_ARRAY) {
                parser.skipChildren();
                first = parser.nextToken();
            }
        }
        return new Member(name, inner, at, keys);
    }

    private static JsonLayout single(List<Member> members, Optional<ReadOptions.Orient> orient, TableOutput out) {
        if (orient.isPresent()) {
            return switch (orient.get()) {
                case COLUMNS -> columns(members);
                case INDEX -> new JsonLayout.Index();
                case SPLIT -> new JsonLayout.Envelope("data", true);
                case TABLE -> new JsonLayout.Envelope("data", false);
                // An object where an array was promised: one record, or an envelope.
                case RECORDS, VALUES -> sniffed(members, out);
            };
        }
        return sniffed(members, out);
    }

    private static JsonLayout sniffed(List<Member> members, TableOutput out) {
        boolean hasColumns = members.stream().anyMatch(m -> m.name.equals("columns") && m.inner == Inner.ARRAY);
        if (hasColumns && members.stream().anyMatch(m -> m.name.equals("data") && m.inner != Inner.SCALAR)) {
            return new JsonLayout.Envelope("data", true);
        }
        List<String> rows = members.stream()
                .filter(m -> m.inner == Inner.ARRAY_OF_OBJECTS)
                .map(Member::name)
                .toList();
        if (!rows.isEmpty()) {
            String member =
                    USUAL_MEMBERS.stream().filter(rows::contains).findFirst().orElse(rows.getFirst());
            return new JsonLayout.Envelope(member, false);
        }
        boolean arrays = members.stream().allMatch(m -> m.inner == Inner.ARRAY || m.inner == Inner.ARRAY_OF_ARRAYS);
        boolean objects = members.stream().allMatch(m -> m.inner == Inner.OBJECT);
        if (members.isEmpty() || (!arrays && !objects)) {
            return new JsonLayout.Lines();
        }
        return objects && keyedByRow(members, out.required()) ? new JsonLayout.Index() : columns(members);
    }

    /// Objects in an object are columns, as pandas writes them, unless only the inner names are those that the
    /// bindings
    /// ask for.
    private static boolean keyedByRow(List<Member> members, List<String> required) {
        Set<String> outer = new HashSet<>(members.stream().map(Member::name).toList());
        return !required.isEmpty()
                && !outer.containsAll(required)
                && members.stream().anyMatch(m -> m.keys.containsAll(required));
    }

    private static JsonLayout columns(List<Member> members) {
        return new JsonLayout.Columns(members.stream()
                .map(m -> new JsonLayout.ColumnStart(m.name, m.at))
                .toList());
    }
}
