package io.orrery.topics.model;

import io.orrery.topics.model.Encoding.Target;
import java.util.ArrayList;
import java.util.List;

/// The columns that every graph file gives, whatever its format, and the bindings that follow from them. Who uploads a
/// graph file names no column.
public final class GraphFiles {
    /// Of the node table: what edges name.
    public static final String ID = "id";

    public static final String SOURCE = "source";
    public static final String TARGET = "target";
    public static final String LABEL = "label";
    public static final String TYPE = "type";
    public static final String COLOR = "color";
    public static final String SIZE = "size";
    public static final String X = "x";
    public static final String Y = "y";
    public static final String WEIGHT = "weight";
    public static final String RELATION = "relation";
    /// When an edge was there: its first and its last time are two rows.
    public static final String TIME = "time";

    /// Of several columns for one target, the last that a table has counts: so what a format calls plainly comes after
    /// what tools write by habit.
    private static final List<Encoding> ENCODINGS = List.of(
            direct(Target.NODE_LABEL, "name"),
            direct(Target.NODE_LABEL, LABEL),
            direct(Target.NODE_TYPE, "labelV"),
            direct(Target.NODE_TYPE, TYPE),
            direct(Target.NODE_COLOR, "fillcolor"),
            direct(Target.NODE_COLOR, COLOR),
            direct(Target.NODE_SIZE, SIZE),
            direct(Target.NODE_X, X),
            direct(Target.NODE_Y, Y),
            direct(Target.EDGE_LABEL, LABEL),
            direct(Target.EDGE_RELATION, "labelE"),
            direct(Target.EDGE_RELATION, RELATION),
            direct(Target.EDGE_COLOR, COLOR),
            direct(Target.EDGE_WEIGHT, "value"),
            direct(Target.EDGE_WEIGHT, WEIGHT));

    private GraphFiles() {}

    /// @param further what the sender binds besides, which counts before what the file says
    public static GraphSpec spec(List<Encoding> further) {
        List<Encoding> encodings = new ArrayList<>(ENCODINGS);
        encodings.addAll(further);
        Relation edges = Relation.of(new Entity(SOURCE, ""), new Entity(TARGET, ""), "");
        return new GraphSpec(ID, List.of(edges), TIME, 0, List.of(), encodings);
    }

    private static Encoding direct(Target target, String column) {
        return new Encoding(target, column, new Encoding.Direct());
    }
}
