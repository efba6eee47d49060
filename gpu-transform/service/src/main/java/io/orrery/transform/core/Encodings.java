package io.orrery.transform.core;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Encoding;
import io.orrery.topics.model.Encoding.Target;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Table;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns of one table that a graph's encodings ask for. When several encodings name one target, the last
/// whose column the table has is meant.
record Encodings(Map<Target, Column> columns) {
    static Encodings of(GraphSpec spec, Table table, Graph graph) {
        Map<Target, Column> columns = new EnumMap<>(Target.class);
        for (Encoding encoding : spec.encodings()) {
            table.column(encoding.column()).ifPresent(column -> {
                columns.put(encoding.target(), column);
                Channel channel = channel(encoding.target(), graph);
                if (channel != null) {
                    channel.use(encoding.rule());
                }
            });
        }
        return new Encodings(columns);
    }

    private static @Nullable Channel channel(Target target, Graph graph) {
        return switch (target) {
            case NODE_COLOR -> graph.nodes.color;
            case NODE_SIZE -> graph.nodes.size;
            case EDGE_COLOR -> graph.edges.color;
            case NODE_LABEL, NODE_TYPE, NODE_X, NODE_Y, EDGE_WEIGHT, EDGE_LABEL, EDGE_RELATION -> null;
        };
    }

    @Nullable
    Column column(Target target) {
        return columns.get(target);
    }

    /// Null when the table has no such column or the row no value.
    @Nullable
    String text(Target target, int row) {
        Column column = columns.get(target);
        return column == null ? null : column.text(row);
    }

    /// NaN likewise.
    double number(Target target, int row) {
        Column column = columns.get(target);
        return column == null ? Double.NaN : Numbers.of(column, row);
    }

    void read(Target target, Channel channel, int slot, int row) {
        Column column = columns.get(target);
        if (column != null) {
            channel.read(slot, column, row);
        }
    }
}
