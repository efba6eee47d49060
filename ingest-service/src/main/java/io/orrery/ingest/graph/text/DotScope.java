package io.orrery.ingest.graph.text;

import io.orrery.ingest.graph.Cell;
import io.orrery.topics.model.GraphFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What holds inside one pair of braces of a DOT file: defaults, and the nodes named there.
///
/// @param cluster name of the innermost named subgraph; empty outside
/// @param members nodes named in it, kept only for subgraphs, which may stand where a node does
record DotScope(
        String cluster, Map<String, String> nodeDefaults, Map<String, String> edgeDefaults, Set<String> members) {
    /// Names that Graphviz computes from the node itself.
    private static final Set<String> PLACEHOLDERS = Set.of("\\N", "\\G", "\\E", "\\L");

    static DotScope outermost() {
        return new DotScope("", new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashSet<>());
    }

    /// A subgraph begins with its parent's defaults.
    DotScope inner(String name) {
        return new DotScope(
                name.isEmpty() ? cluster : name,
                new LinkedHashMap<>(nodeDefaults),
                new LinkedHashMap<>(edgeDefaults),
                new LinkedHashSet<>());
    }

    /// Attributes as cells. Quotes mean nothing in DOT, so every value's type is that of its column.
    static List<Cell> cells(Map<String, String> attributes) {
        List<Cell> cells = new ArrayList<>();
        attributes.forEach((name, value) -> add(name, value, attributes.keySet(), cells));
        return cells;
    }

    private static void add(String name, String value, Collection<String> names, List<Cell> cells) {
        if (PLACEHOLDERS.contains(value)) {
            return;
        }
        if (!name.equals("pos") || names.contains(GraphFiles.X) || names.contains(GraphFiles.Y)) {
            cells.add(new Cell.Word(name, value));
            return;
        }
        // A node's place is "x,y" or "x,y!"; an edge's is a curve.
        String[] place = value.replace("!", "").split(",", -1);
        if (place.length >= 2 && place.length <= 3) {
            cells.add(new Cell.Word(GraphFiles.X, place[0].strip()));
            cells.add(new Cell.Word(GraphFiles.Y, place[1].strip()));
        }
    }
}
