package io.orrery.transform.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Cuts slots into runs that each fit one frame. Counts what every column could take, so that a frame is never
/// too large; it may be smaller than it could.
public final class FrameRows {
    /// Room for rows: the largest record less header, schema and the padding of its columns.
    static final int ROOM_BYTES = 985_000;

    /// slot, degree, color, size, count, x, y at 4 bytes, two times at 8, offsets of three texts, validity bits.
    private static final int NODE_BYTES = 7 * 4 + 2 * 8 + 3 * 4 + 2;

    /// slot, source, destination, color, weight, count at 4 bytes, two times at 8, offsets of three texts, bits;
    /// sums come on top.
    private static final int EDGE_BYTES = 6 * 4 + 2 * 8 + 3 * 4 + 2;

    /// slot, two rows and offsets of the sample at 4 bytes, two offsets at 8, kind, bits; the sample comes on top.
    private static final int REF_BYTES = 4 * 4 + 2 * 8 + 1 + 1;

    private FrameRows() {}

    public static List<int[]> nodes(Graph graph, int[] slots) {
        Nodes nodes = graph.nodes;
        return cut(
                slots,
                slot -> Math.max(
                        refBytes(nodes.refs, slot),
                        NODE_BYTES
                                + Texts.utf8Bytes(nodes.id(slot))
                                + Texts.utf8Bytes(nodes.readersType(slot))
                                + Texts.utf8Bytes(GraphColumns.orEmpty(nodes.label.get(slot)))));
    }

    public static List<int[]> edges(Graph graph, int[] slots) {
        Edges edges = graph.edges;
        int rowBytes = EDGE_BYTES + Double.BYTES * edges.sumNames().size();
        return cut(
                slots,
                slot -> Math.max(
                        refBytes(edges.refs, slot),
                        rowBytes
                                + Texts.utf8Bytes(edges.relation(slot))
                                + edges.readersLabelBytes(slot)
                                + Texts.utf8Bytes(GraphColumns.orEmpty(edges.technique.get(slot)))));
    }

    /// The frame of references has the same rows.
    private static int refBytes(SourceRefs refs, int slot) {
        return REF_BYTES + Long.BYTES * refs.sample(slot).length;
    }

    public static List<int[]> removed(int[] slots) {
        return cut(slots, _ -> Integer.BYTES + 1);
    }

    private static List<int[]> cut(int[] slots, IntUnaryOperator bytes) {
        List<int[]> runs = new ArrayList<>();
        int start = 0;
        int room = ROOM_BYTES;
        for (int i = 0; i < slots.length; i++) {
            int wanted = bytes.applyAsInt(slots[i]);
            if (wanted > room) {
                runs.add(Arrays.copyOfRange(slots, start, i));
                start = i;
                room = ROOM_BYTES;
            }
            room -= wanted;
        }
        if (start < slots.length) {
            runs.add(start == 0 ? slots : Arrays.copyOfRange(slots, start, slots.length));
        }
        return runs;
    }
}
