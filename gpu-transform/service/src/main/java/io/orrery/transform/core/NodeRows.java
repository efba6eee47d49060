package io.orrery.transform.core;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Encoding.Target;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RefColumns;
import io.orrery.topics.model.Relation;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Folds the rows of a node table: each names a node, which may or may not have edges already, and gives it
/// attributes. Of two rows for one node, the later wins where it has a value.
final class NodeRows {
    private final Graph graph;
    private final Batch batch;
    private final Refusals refusals;
    private final Encodings encodings;
    private final String type;

    NodeRows(Graph graph, Batch batch, Refusals refusals) {
        this.graph = graph;
        this.batch = batch;
        this.refusals = refusals;
        this.encodings = Encodings.of(batch.header().spec(), batch.table(), graph);
        this.type = graph.texts.one(entityType(batch.header().spec()));
    }

    /// A node table names nodes of the one type that all ends of edges have; untyped when they differ.
    private static String entityType(GraphSpec spec) {
        Set<String> types = spec.relations().stream()
                .flatMap((Relation relation) -> Stream.of(relation.source(), relation.destination()))
                .map(entity -> entity.type())
                .collect(Collectors.toSet());
        return types.size() == 1 ? types.iterator().next() : "";
    }

    void fold() {
        String idName = batch.header().spec().nodeIdColumn();
        int rows = batch.table().rows();
        Optional<Column> ids = batch.table().column(idName);
        if (ids.isEmpty()) {
            refusals.addAll(rows, Reason.MISSING_COLUMN, "the node table has no id column '" + idName + "'");
            return;
        }
        for (int row = 0; row < rows; row++) {
            String id = RelationPlan.end(ids.get(), row);
            if (id == null) {
                refusals.add(row, Reason.MISSING_ENTITY, "no node id in column '" + idName + "'");
            } else if (id.length() > GraphLimits.MAX_ID_CHARS) {
                refusals.add(
                        row,
                        Reason.TOO_LARGE,
                        "node id in column '" + idName + "' has " + id.length() + " characters, at most "
                                + GraphLimits.MAX_ID_CHARS);
            } else {
                foldRow(id, row);
            }
        }
    }

    private void foldRow(String id, int row) {
        Nodes nodes = graph.nodes;
        int slot = nodes.find(type, id);
        if (slot < 0) {
            if (graph.room.isSpent()) {
                refusals.addFull(row, graph.room.message());
                return;
            }
            slot = nodes.add(type, id);
        }
        // The row of the node's own table tells more than the edge that named it first.
        long place = RefColumns.place(batch.offset(), row);
        nodes.refs.set(slot, RefColumns.TABLE_ROW, place, place);
        give(nodes.label, slot, encodings.text(Target.NODE_LABEL, row));
        give(nodes.shownType, slot, graph.texts.oneOrNull(encodings.text(Target.NODE_TYPE, row)));
        encodings.read(Target.NODE_COLOR, nodes.color, slot, row);
        encodings.read(Target.NODE_SIZE, nodes.size, slot, row);
        float x = (float) encodings.number(Target.NODE_X, row);
        float y = (float) encodings.number(Target.NODE_Y, row);
        if (Float.isFinite(x) && Float.isFinite(y)) {
            nodes.x.set(slot, x);
            nodes.y.set(slot, y);
        }
        nodes.changes.change(slot);
    }

    private static void give(TextCells cells, int slot, @Nullable String text) {
        if (text != null) {
            cells.set(slot, Texts.cut(text));
        }
    }
}
