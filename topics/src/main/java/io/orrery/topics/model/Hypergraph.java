package io.orrery.topics.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a table of which nobody said what is related to what becomes a graph, as PyGraphistry's `hypergraph` means it:
/// every row is an event, joined to one node for each of its cells, or the cells are joined to one another.
///
/// @param columns whose cells are nodes; empty leaves the choice to the detector of entities
/// @param direct joins the cells of a row to one another and leaves the event out
/// @param categories name of a kind of node to the columns whose equal cells are the same node
/// @param skip columns that are never nodes
/// @param edges for `direct`, from a column to the columns that it is joined to; empty joins every pair
/// @param dropMissing whether an empty cell is no node; otherwise all empty cells of a column are one node, `null`
/// @param eventId column that tells events apart; empty counts rows
public record Hypergraph(
        List<String> columns,
        boolean direct,
        Map<String, List<String>> categories,
        List<String> skip,
        Map<String, List<String>> edges,
        boolean dropMissing,
        String eventId) {
    /// Type of events that no column tells apart.
    public static final String EVENT = "EventID";

    /// The id of what an empty cell stands for.
    public static final String MISSING = "null";

    /// Bound on names of columns in one option.
    public static final int MAX_NAMES = 256;

    public Hypergraph(
            List<String> columns,
            boolean direct,
            Map<String, List<String>> categories,
            List<String> skip,
            Map<String, List<String>> edges,
            boolean dropMissing,
            @Nullable String eventId) {
        this.columns = List.copyOf(columns);
        this.direct = direct;
        this.categories = copy(categories);
        this.skip = List.copyOf(skip);
        this.edges = copy(edges);
        this.dropMissing = dropMissing;
        this.eventId = eventId == null ? "" : eventId;
        for (List<String> names : List.of(this.columns, this.skip)) {
            if (names.size() > MAX_NAMES) {
                throw new IllegalArgumentException(
                        "a hypergraph names at most " + MAX_NAMES + " columns, got " + names.size());
            }
        }
    }

    /// In the order in which they were given: it is the order of relations.
    private static Map<String, List<String>> copy(Map<String, List<String>> given) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        given.forEach((name, names) -> copy.put(name, List.copyOf(names)));
        return Collections.unmodifiableMap(copy);
    }

    /// The columns that were chosen by name, in their order: those listed, or those that `edges` joins; empty when the
    /// detector is to choose.
    public List<String> named() {
        Set<String> named = new LinkedHashSet<>(columns);
        if (named.isEmpty() && direct) {
            edges.forEach((from, tos) -> {
                named.add(from);
                named.addAll(tos);
            });
        }
        return without(List.copyOf(named));
    }

    /// What is left of these columns when those that are never nodes are taken out.
    public List<String> without(List<String> all) {
        return all.stream()
                .filter(name -> !skip.contains(name) && !name.equals(eventId))
                .toList();
    }

    /// The relations between the cells of these columns, in the order of the columns.
    ///
    /// @param part whose rows they are: [TablePart#EVENTS] are told apart by their offsets
    /// @param types what the detector says that columns hold; a column that it does not know is a kind of its own
    /// @throws IllegalArgumentException when they are more than a graph takes, or none
    public List<Relation> relations(List<String> chosen, TablePart part, Map<String, String> types) {
        List<Relation> relations = new ArrayList<>();
        if (direct) {
            Map<String, List<String>> pairs = edges.isEmpty() ? everyPair(chosen) : edges;
            pairs.forEach((from, tos) -> tos.forEach(to -> {
                if (chosen.contains(from) && chosen.contains(to)) {
                    relations.add(
                            Relation.of(entity(from, types), entity(to, types), relation(from) + "::" + relation(to)));
                }
            }));
        } else {
            Entity happened = event(part);
            for (String column : chosen) {
                relations.add(Relation.of(entity(column, types), happened, relation(column)));
            }
        }
        if (relations.isEmpty()) {
            throw new IllegalArgumentException("the hypergraph joins no columns: it needs "
                    + (direct ? "two columns with entities" : "a column with entities"));
        }
        if (relations.size() > GraphSpec.MAX_RELATIONS) {
            throw new IllegalArgumentException("the hypergraph of " + chosen.size() + " columns has " + relations.size()
                    + " relations, at most " + GraphSpec.MAX_RELATIONS + " are taken: name fewer columns or 'EDGES'");
        }
        return relations;
    }

    private static Map<String, List<String>> everyPair(List<String> chosen) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (int i = 0; i < chosen.size(); i++) {
            pairs.put(chosen.get(i), chosen.subList(i + 1, chosen.size()));
        }
        return pairs;
    }

    private Entity event(TablePart part) {
        if (!eventId.isEmpty()) {
            return new Entity(eventId, eventId);
        }
        return part == TablePart.EVENTS
                ? new Entity(TableHeader.OFFSET_COLUMN, EVENT)
                : new Entity(TableHeader.ROW_COLUMN, EVENT, "", TableHeader.ROW_LABEL_COLUMN);
    }

    private Entity entity(String column, Map<String, String> types) {
        String type = kind(column, types.getOrDefault(column, column));
        return new Entity(column, type, "", "", dropMissing ? "" : MISSING);
    }

    private String relation(String column) {
        return kind(column, column);
    }

    private String kind(String column, String otherwise) {
        for (Map.Entry<String, List<String>> category : categories.entrySet()) {
            if (category.getValue().contains(column)) {
                return category.getKey();
            }
        }
        return otherwise;
    }
}
