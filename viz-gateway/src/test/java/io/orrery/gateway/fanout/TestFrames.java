package io.orrery.gateway.fanout;

import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.NodeColumns;
import io.orrery.topics.model.RefColumns;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.FrameKind;
import io.orrery.topics.wire.GraphFrames;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Frames as the transform and the layout write them.
public final class TestFrames {
    private TestFrames() {}

    public static Frame nodes(int flags, int epoch, long seq, int index, int count, int from, int to) {
        int[] slots = IntStream.range(from, to).toArray();
        String[] ids = Arrays.stream(slots).mapToObj(slot -> "node-" + slot).toArray(String[]::new);
        NodeColumns columns = new NodeColumns(
                slots,
                ids,
                new int[slots.length],
                new String[0],
                new String[0],
                new int[0],
                new float[0],
                new int[0],
                new double[0],
                new double[0],
                new float[0],
                new float[0]);
        return Frame.of(GraphFrames.encode(header(FrameKind.NODES, flags, epoch, seq, index, count), columns));
    }

    public static Frame edges(
            int flags, int epoch, long seq, int index, int count, int[] slots, int[] sources, int[] targets) {
        EdgeColumns columns = new EdgeColumns(
                slots,
                sources,
                targets,
                new String[0],
                new String[0],
                new int[0],
                new float[0],
                new int[0],
                new double[0],
                new double[0]);
        return Frame.of(GraphFrames.encode(header(FrameKind.EDGES, flags, epoch, seq, index, count), columns));
    }

    public static Frame edges(int epoch, long seq, int index, int count, EdgeColumns columns) {
        return Frame.of(GraphFrames.encode(header(FrameKind.EDGES, 0, epoch, seq, index, count), columns));
    }

    public static Frame positions(int epoch, long seq, int index, int count, int rows) {
        float[] pairs = new float[rows * 2];
        return Frame.of(GraphFrames.encodePositions(header(FrameKind.POSITIONS, 1, epoch, seq, index, count), pairs));
    }

    public static Frame references(FrameKind kind, int epoch, long seq, RefColumns references) {
        return Frame.of(GraphFrames.encode(header(kind, 0, epoch, seq, 0, 1), references));
    }

    private static FrameHeader header(FrameKind kind, int flags, int epoch, long seq, int index, int count) {
        return new FrameHeader(kind, flags, epoch, index, count, seq, System.currentTimeMillis() * 1_000);
    }
}
