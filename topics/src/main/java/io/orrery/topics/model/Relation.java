package io.orrery.topics.model;

import java.util.List;
import java.util.Map;

/// One kind of edge that a row can give: from `source` to `destination`, called `name` (empty for an untyped
/// upload), only when every column in `when` has the given text, adding up the columns in `sums`.
/// A row gives at most one edge per relation and none when either end is missing.
public record Relation(Entity source, Entity destination, String name, Map<String, String> when, List<String> sums) {
    public Relation {
        when = Map.copyOf(when);
        sums = List.copyOf(sums);
    }

    public static Relation of(Entity source, Entity destination, String name) {
        return new Relation(source, destination, name, Map.of(), List.of());
    }
}
