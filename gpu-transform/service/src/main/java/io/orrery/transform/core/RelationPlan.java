package io.orrery.transform.core;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Entity;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A relation with its columns looked up in one table.
record RelationPlan(Relation relation, String name, End source, End destination, List<Condition> when, List<Sum> sums) {

    /// One end's columns. One that the table lacks is null: without ids no row has that end.
    record End(
            String type,
            @Nullable String missing,
            @Nullable Column ids,
            @Nullable Column types,
            @Nullable Column labels) {
        static End of(Entity entity, Table table, Graph graph) {
            return new End(
                    graph.texts.one(entity.type()),
                    entity.missing().isEmpty() ? null : entity.missing(),
                    table.column(entity.column()).orElse(null),
                    entity.typeColumn().isEmpty()
                            ? null
                            : table.column(entity.typeColumn()).orElse(null),
                    entity.labelColumn().isEmpty()
                            ? null
                            : table.column(entity.labelColumn()).orElse(null));
        }

        /// Null when the row has none.
        @Nullable
        String id(int row) {
            String id = RelationPlan.end(ids, row);
            return id == null && ids != null ? missing : id;
        }

        String type(int row, Graph graph) {
            String own = types == null ? null : types.text(row);
            return own == null ? type : graph.texts.one(own);
        }

        /// Null when it says no more than the id.
        @Nullable
        String label(int row) {
            String label = labels == null ? null : labels.text(row);
            return label == null || label.equals(id(row)) ? null : label;
        }
    }

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
                End.of(relation.source(), table, graph),
                End.of(relation.destination(), table, graph),
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
