package io.orrery.ingest.hypergraph;

import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Hypergraph;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TablePart;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a hypergraph comes to for one table: decided by its first rows, the same for all that follow.
///
/// @param spec with relations
/// @param notes what was chosen and why, one sentence for each column that the detector looked at
public record HypergraphPlan(GraphSpec spec, List<String> notes) {

    /// @param first rows of the table, from its start
    /// @throws IllegalArgumentException with one sentence when nothing comes of it: a column is not there, there is
    ///     nothing to join, or too much
    public static HypergraphPlan of(GraphSpec spec, Hypergraph hypergraph, TablePart part, Table first) {
        Set<String> missing = new LinkedHashSet<>(hypergraph.columns());
        if (!hypergraph.eventId().isEmpty()) {
            missing.add(hypergraph.eventId());
        }
        hypergraph.edges().forEach((from, tos) -> {
            missing.add(from);
            missing.addAll(tos);
        });
        first.columnNames().forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the hypergraph names columns that the table does not have: "
                    + String.join(", ", missing) + "; it has " + String.join(", ", first.columnNames()));
        }
        List<String> named = hypergraph.named();
        if (!named.isEmpty()) {
            return new HypergraphPlan(spec.with(hypergraph.relations(named, part, Map.of())), List.of());
        }
        List<EntityDetector.Choice> choices = EntityDetector.choose(first).stream()
                .filter(choice -> hypergraph.without(List.of(choice.column())).size() == 1)
                .toList();
        Map<String, String> types = EntityDetector.types(choices);
        List<String> chosen =
                first.columnNames().stream().filter(types::containsKey).toList();
        List<Relation> relations = hypergraph.relations(chosen, part, types);
        return new HypergraphPlan(
                spec.with(relations),
                choices.stream().map(EntityDetector.Choice::sentence).toList());
    }
}
