package io.orrery.transform.core;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Encoding.Target;
import io.orrery.topics.model.Observations;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RefColumns;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Folds the rows of an edge table, or events: each gives an edge for every relation that applies, and its
/// nodes where they are new. Before a row is taken, what its time pushes out of the window goes, so the result
/// does not depend on where batches end.
final class EdgeRows {
    private final Graph graph;
    private final Batch batch;
    private final Table table;
    private final Refusals refusals;
    private final Encodings encodings;
    private final RowTimes times;
    private final List<RelationPlan> plans;
    private final boolean events;
    /// Whether times are looked at before they are believed: an upload without a window may tell of the future.
    private final boolean judged;
    private final @Nullable Column offsets;
    private final @Nullable Column names;
    private final @Nullable Column weights;
    private final @Nullable Column labels;
    private final @Nullable Column techniques;

    EdgeRows(Graph graph, Batch batch, Refusals refusals) {
        this.graph = graph;
        this.batch = batch;
        this.table = RowNames.of(batch);
        this.refusals = refusals;
        this.encodings = Encodings.of(batch.header().spec(), table, graph);
        this.times = RowTimes.of(batch.header(), table);
        this.plans = batch.header().spec().relations().stream()
                .map(relation -> RelationPlan.of(relation, table, graph))
                .toList();
        this.events = batch.header().part() == TablePart.EVENTS;
        this.judged = events || batch.header().spec().windowMillis() > 0;
        this.offsets = table.column(TableHeader.OFFSET_COLUMN).orElse(null);
        this.names = encodings.column(Target.EDGE_RELATION);
        this.weights = encodings.column(Target.EDGE_WEIGHT);
        this.labels = encodings.column(Target.EDGE_LABEL);
        this.techniques = batch.header().spec().attributes().contains(Observations.TECHNIQUE)
                ? table.column(Observations.TECHNIQUE).orElse(null)
                : null;
    }

    void fold() {
        int rows = table.rows();
        if (plans.isEmpty()) {
            refusals.addAll(rows, Reason.MISSING_COLUMN, "nothing says what is related to what");
            return;
        }
        if (!events
                && plans.stream()
                        .allMatch(plan -> plan.source().ids() == null
                                || plan.destination().ids() == null)) {
            refusals.addAll(
                    rows, Reason.MISSING_COLUMN, missingColumn(plans.getFirst().relation()));
            return;
        }
        for (int row = 0; row < rows; row++) {
            foldRow(row);
        }
    }

    private String missingColumn(Relation relation) {
        String source = relation.source().column();
        String wanted =
                table.column(source).isEmpty() ? source : relation.destination().column();
        return "the edge table has no column '" + wanted + "'";
    }

    private void foldRow(int row) {
        long time = time(row);
        graph.counters.late += time != Nodes.NO_TIME && time < graph.window.watermark() ? 1 : 0;
        graph.window.advance(time);
        graph.expire();
        boolean applied = false;
        boolean folded = false;
        for (RelationPlan plan : plans) {
            if (plan.applies(row)) {
                applied = true;
                folded |= foldEdge(plan, row, time);
            }
        }
        if (applied && !folded) {
            refuse(row);
        }
    }

    /// When the row happened; a time that cannot be true is told by what else is known.
    private long time(int row) {
        long told = times.event(row);
        if (!judged || !graph.window.isAhead(told, times.received(row))) {
            return told;
        }
        graph.counters.ahead++;
        return graph.window.instead(times.received(row));
    }

    /// Returns whether the row has both ends, whatever became of the edge.
    private boolean foldEdge(RelationPlan plan, int row, long time) {
        String source = plan.source().id(row);
        String destination = plan.destination().id(row);
        if (source == null || destination == null || isTooLong(source) || isTooLong(destination)) {
            return false;
        }
        String name = relationName(plan, row);
        String sourceType = plan.source().type(row, graph);
        String destinationType = plan.destination().type(row, graph);
        int from = graph.nodes.find(sourceType, source);
        int to = graph.nodes.find(destinationType, destination);
        int edge = from < 0 || to < 0 ? -1 : graph.edges.find(from, to, name);
        boolean old = graph.window.isTooOld(time);
        if (edge < 0) {
            if (old) {
                graph.counters.tooOld++;
                return true;
            }
            Bundles.Kind outgoing = new Bundles.Kind(name, destinationType, true);
            Bundles.Kind incoming = new Bundles.Kind(name, sourceType, false);
            boolean held = graph.bundles.holds(to, incoming, source);
            if (!held && graph.bundles.isFull(from, outgoing)) {
                edge = bundledEdge(from, outgoing, destination, row, time);
            } else if (held || graph.bundles.isFull(to, incoming)) {
                edge = bundledEdge(to, incoming, source, row, time);
            } else if (!isRefused(row)) {
                from = from >= 0 ? from : graph.nodes.add(sourceType, source);
                // A self-loop may have made its other end just now.
                to = to >= 0 ? to : node(destinationType, destination);
                edge = addEdge(from, to, name, time);
            }
        }
        if (edge >= 0) {
            graph.counters.oldFolded += old ? 1 : 0;
            see(edge, plan, row, time);
        }
        return true;
    }

    /// The edge to the bundle that holds one neighbour more than before, or as many; -1 when there is no room for it.
    private int bundledEdge(int hub, Bundles.Kind kind, String neighbour, int row, long time) {
        Bundle bundle = graph.bundles.find(hub, kind);
        long member = Distinct.member(neighbour);
        if ((bundle == null || bundle.wouldGrow(member, graph.window.generation())) && isRefused(row)) {
            return -1;
        }
        int edge;
        if (bundle == null) {
            bundle = graph.bundles.open(hub, kind);
            edge = kind.outgoing()
                    ? addEdge(hub, bundle.slot, kind.relation(), time)
                    : addEdge(bundle.slot, hub, kind.relation(), time);
        } else {
            edge = kind.outgoing()
                    ? graph.edges.find(hub, bundle.slot, kind.relation())
                    : graph.edges.find(bundle.slot, hub, kind.relation());
        }
        graph.bundles.add(bundle, member);
        return edge;
    }

    private boolean isRefused(int row) {
        boolean refused = graph.room.isSpent();
        if (refused) {
            refusals.addFull(row, graph.room.message());
        }
        return refused;
    }

    private String relationName(RelationPlan plan, int row) {
        String own = names == null ? null : names.text(row);
        return own == null ? plan.name() : graph.texts.one(own);
    }

    private int node(String type, String id) {
        int slot = graph.nodes.find(type, id);
        return slot >= 0 ? slot : graph.nodes.add(type, id);
    }

    private int addEdge(int from, int to, String name, long time) {
        int edge = graph.edges.add(from, to, name);
        graph.nodes.addDegree(from, 1);
        graph.nodes.addDegree(to, 1);
        graph.window.add(edge, time);
        graph.bundles.added(edge);
        return edge;
    }

    private void see(int edge, RelationPlan plan, int row, long time) {
        Edges edges = graph.edges;
        edges.see(edge, time);
        byte kind = events ? RefColumns.EVENT : RefColumns.TABLE_ROW;
        long offset = events && offsets instanceof Column.Integers known ? known.values()[row] : batch.offset();
        long place = events ? offset : RefColumns.place(offset, row);
        edges.refs.see(edge, kind, place);
        seeNode(edges.source.get(edge), kind, place, time);
        seeNode(edges.destination.get(edge), kind, place, time);
        for (RelationPlan.Sum sum : plan.sums()) {
            double value = Numbers.of(sum.column(), row);
            if (Double.isFinite(value)) {
                edges.addToSum(sum.position(), edge, value);
            }
        }
        double weight = weights == null ? Double.NaN : Numbers.of(weights, row);
        if (weight >= 0 && Double.isFinite(weight)) {
            edges.addWeight(edge, weight);
        }
        String label = labels == null ? null : labels.text(row);
        if (label != null) {
            edges.label.set(edge, Texts.cut(label));
        }
        String technique = techniques == null ? null : techniques.text(row);
        if (technique != null && !technique.isEmpty()) {
            edges.technique.set(edge, graph.texts.one(Techniques.with(edges.technique.get(edge), technique)));
        }
        encodings.read(Target.EDGE_COLOR, edges.color, edge, row);
        label(edges.source.get(edge), plan.source().label(row));
        label(edges.destination.get(edge), plan.destination().label(row));
    }

    private void label(int node, @Nullable String label) {
        if (label != null && !graph.nodes.isBundle(node)) {
            graph.nodes.label.set(node, Texts.cut(label));
        }
    }

    /// Events tell about their nodes as well. A row of an edge table only says that they exist: the node's own
    /// table, before or after, says what they are.
    private void seeNode(int node, byte kind, long place, long time) {
        Nodes nodes = graph.nodes;
        if (events) {
            nodes.see(node, time);
            nodes.refs.see(node, kind, place);
        } else if (!nodes.refs.isKnown(node)) {
            nodes.refs.set(node, kind, place, place);
        }
    }

    private static boolean isTooLong(String id) {
        return id.length() > GraphLimits.MAX_ID_CHARS;
    }

    private void refuse(int row) {
        for (RelationPlan plan : plans) {
            if (plan.applies(row)) {
                Relation relation = plan.relation();
                String source = plan.source().id(row);
                String destination = plan.destination().id(row);
                if (source != null && destination != null) {
                    String column = isTooLong(source)
                            ? relation.source().column()
                            : relation.destination().column();
                    refusals.add(
                            row,
                            Reason.TOO_LARGE,
                            "node id in column '" + column + "' is longer than " + GraphLimits.MAX_ID_CHARS
                                    + " characters");
                } else {
                    String column = source == null
                            ? relation.source().column()
                            : relation.destination().column();
                    refusals.add(row, Reason.MISSING_ENTITY, "no node id in column '" + column + "'");
                }
                return;
            }
        }
    }
}
