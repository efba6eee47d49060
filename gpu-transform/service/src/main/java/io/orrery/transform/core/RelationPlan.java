package io.orrery.transform.core;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A relation with its columns looked up in one table. A source or destination that the table lacks is null:
/// no row then has that end.
record RelationPlan(
        Relation relation,
        String name,
        @Nullable Column source,
        @Nullable Column destination,
        List<Condition> when,
        List<Sum> sums) {

    record Condition(@Nullable Column column, String text) {
        boolean holds(int row) {
            return column != null && text.equals(column.text(row));
        }
    }

    record Sum(Column column, int position) {}

    static RelationPlan of(Relation relation, Table table, Graph graph) {
        List<Condition> when = new ArrayList<>();
        for (Map.Entry<String, String> condition : relation.when().entrySet()) {
            when.add(new Condition(table.column(condition.getKey()).orElse(null), condition.getValue()));
        }
        List<Sum> sums = new ArrayList<>();
        for (String name : relation.sums()) {
            table.column(name).ifPresent(column -> sums.add(new Sum(column, graph.edges.sum(name))));
        }
        return new RelationPlan(
                relation,
                graph.texts.one(relation.name()),
                table.column(relation.source().column()).orElse(null),
                table.column(relation.destination().column()).orElse(null),
                when,
                sums);
    }

    boolean applies(int row) {
        for (Condition condition : when) {
            if (!condition.holds(row)) {
                return false;
            }
        }
        return true;
    }

    /// The id text at one end, null when the row has none.
    static @Nullable String end(@Nullable Column column, int row) {
        String text = column == null ? null : column.text(row);
        return text == null || text.isEmpty() ? null : text;
    }
}
