package io.orrery.layout.turn;

import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.NodeColumns;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.FrameKind;
import io.orrery.topics.wire.GraphFrames;
import java.util.stream.IntStream;

/// Frames of a graph whose nodes stand in a ring, each joined to the next one, and to the one after that if its edge is
/// drawn anew: a graph that every layout draws better than chance does.
final class Ring {
    private static final String[] NO_TEXT = {};
    private static final float[] NONE = {};
    private static final int[] NO = {};
    private static final double[] NEVER = {};

    private Ring() {}

    static Frame nodes(int count) {
        int[] slots = IntStream.range(0, count).toArray();
        String[] ids = IntStream.of(slots).mapToObj(slot -> "n" + slot).toArray(String[]::new);
        NodeColumns columns =
                new NodeColumns(slots, ids, new int[count], NO_TEXT, NO_TEXT, NO, NONE, NO, NEVER, NEVER, NONE, NONE);
        return Frame.of(GraphFrames.encode(new FrameHeader(FrameKind.NODES, 0, 1, 0, 2, 1, 7), columns));
    }

    static Frame edges(int count) {
        return edges(1, 1, 0, count, 1);
    }

    /// The edges `0..changed` lead one node further than before.
    static Frame changed(long seq, int changed, int count) {
        return edges(seq, 0, changed, count, 2);
    }

    private static Frame edges(long seq, int chunk, int until, int count, int step) {
        int[] slots = IntStream.range(0, until == 0 ? count : until).toArray();
        int[] target = IntStream.of(slots).map(slot -> (slot + step) % count).toArray();
        EdgeColumns columns = new EdgeColumns(slots, slots, target, NO_TEXT, NO_TEXT, NO, NONE, NO, NEVER, NEVER);
        return Frame.of(GraphFrames.encode(new FrameHeader(FrameKind.EDGES, 0, 1, chunk, chunk + 1, seq, 7), columns));
    }
}
