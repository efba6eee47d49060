package io.orrery.ingest.event;

import io.orrery.ingest.table.ColumnSpec;
import io.orrery.ingest.table.ColumnType;
import io.orrery.topics.model.Encoding;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.TableHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A feed's mapping, compiled: which dotted paths of an event become which columns. `source.ip` is found both as
/// a field `ip` of an object `source` and as a field whose name holds the dot.
public final class EventMapping implements EventReader {
    /// Place of what every event has.
    static final int ALWAYS = -2;

    private final GraphSpec spec;
    private final List<ColumnSpec> columns = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> prefixes = new HashSet<>();
    private final List<Ends> relations;

    /// The places of a relation's ends and the texts that its conditions ask for.
    record Ends(Relation relation, int source, int destination, Map<Integer, String> when) {}

    private EventMapping(GraphSpec spec) {
        this.spec = spec;
        types(spec).forEach((name, type) -> {
            places.put(name, columns.size());
            columns.add(new ColumnSpec(name, type));
            for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
                prefixes.add(name.substring(0, dot));
            }
        });
        this.relations = spec.relations().stream().map(this::ends).toList();
        columns.add(new ColumnSpec(TableHeader.OFFSET_COLUMN, ColumnType.INT64));
        columns.add(new ColumnSpec(TableHeader.RECEIVED_COLUMN, ColumnType.TIMESTAMP));
    }

    public static EventMapping of(GraphSpec spec) {
        return new EventMapping(spec);
    }

    /// What names, compares or shows is text; what is summed or drawn by size is a number. A column with both uses
    /// is text.
    private static Map<String, ColumnType> types(GraphSpec spec) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        for (Relation relation : spec.relations()) {
            types.put(relation.source().column(), ColumnType.UTF8);
            types.put(relation.destination().column(), ColumnType.UTF8);
            relation.when().keySet().stream().sorted().forEach(column -> types.put(column, ColumnType.UTF8));
        }
        if (!spec.timeColumn().isEmpty()) {
            types.putIfAbsent(spec.timeColumn(), ColumnType.TIMESTAMP);
        }
        for (Relation relation : spec.relations()) {
            relation.sums().forEach(column -> types.putIfAbsent(column, ColumnType.FLOAT64));
        }
        for (Encoding encoding : spec.encodings()) {
            types.putIfAbsent(encoding.column(), isNumeric(encoding) ? ColumnType.FLOAT64 : ColumnType.UTF8);
        }
        spec.attributes().forEach(column -> types.putIfAbsent(column, ColumnType.UTF8));
        types.remove(TableHeader.OFFSET_COLUMN);
        types.remove(TableHeader.RECEIVED_COLUMN);
        return types;
    }

    private static boolean isNumeric(Encoding encoding) {
        boolean size = switch (encoding.target()) {
            case NODE_SIZE, NODE_X, NODE_Y, EDGE_WEIGHT -> true;
            case NODE_COLOR, NODE_LABEL, NODE_TYPE, EDGE_COLOR, EDGE_LABEL, EDGE_RELATION -> false;
        };
        return switch (encoding.rule()) {
            case Encoding.Direct _ -> size;
            case Encoding.Gradient _, Encoding.Bins _ -> true;
            case Encoding.Palette _, Encoding.Categories _ -> false;
        };
    }

    /// The place of an end of a relation. What tells events apart is not in the event, and never missing.
    private int end(String column) {
        return column.equals(TableHeader.OFFSET_COLUMN) ? ALWAYS : place(column);
    }

    private Ends ends(Relation relation) {
        Map<Integer, String> when = new HashMap<>();
        relation.when().forEach((column, text) -> when.put(place(column), text));
        return new Ends(
                relation,
                end(relation.source().column()),
                end(relation.destination().column()),
                when);
    }

    /// Place of the column with this path; -1 when the mapping does not want it.
    int place(String path) {
        return places.getOrDefault(path, -1);
    }

    /// Whether a wanted path leads through this one.
    boolean leadsOn(String path) {
        return prefixes.contains(path);
    }

    List<Ends> relations() {
        return relations;
    }

    @Override
    public List<ColumnSpec> columns() {
        return columns;
    }

    @Override
    public EventOutcome read(RawRecord event) {
        return EventParser.parse(this, event.bytes());
    }

    /// How many columns come from the event itself.
    int wanted() {
        return columns.size() - 2;
    }

    public GraphSpec spec() {
        return spec;
    }
}
