package io.orrery.topics.wire;

import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.NodeColumns;
import io.orrery.topics.model.RefColumns;
import java.util.List;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.complex.FixedSizeListVector;

/// Frames to columns and back. Encoders return header and payload in one array, ready for a topic or a socket.
/// Thread-safe.
public final class GraphFrames {
    /// Rows of a position chunk: 512 KiB of floats.
    public static final int POSITIONS_PER_CHUNK = 65_536;

    /// Columns of sums are called by this and their own name.
    private static final String SUM = "sum.";

    private GraphFrames() {}

    public static byte[] encode(FrameHeader header, NodeColumns nodes) {
        require(header, FrameKind.NODES);
        try (ArrowBatch batch = new ArrowBatch(nodes.rows())) {
            return finish(
                    header,
                    batch.ints("slot", nodes.slot())
                            .texts("id", nodes.id())
                            .ints("degree", nodes.degree())
                            .texts("label", nodes.label())
                            .texts("type", nodes.type())
                            .ints("color", nodes.color())
                            .floats("size", nodes.size())
                            .ints("count", nodes.count())
                            .doubles("first_ms", nodes.firstMillis())
                            .doubles("last_ms", nodes.lastMillis())
                            .floats("x", nodes.x())
                            .floats("y", nodes.y()));
        }
    }

    public static byte[] encode(FrameHeader header, EdgeColumns edges) {
        require(header, FrameKind.EDGES);
        try (ArrowBatch batch = new ArrowBatch(edges.rows())) {
            batch.ints("slot", edges.slot())
                    .ints("source", edges.source())
                    .ints("destination", edges.destination())
                    .texts("relation", edges.relation())
                    .texts("label", edges.label())
                    .ints("color", edges.color())
                    .floats("weight", edges.weight())
                    .ints("count", edges.count())
                    .doubles("first_ms", edges.firstMillis())
                    .doubles("last_ms", edges.lastMillis())
                    .texts("technique", edges.technique());
            for (EdgeColumns.Sum sum : edges.sums()) {
                batch.doubles(SUM + sum.name(), sum.values());
            }
            return finish(header, batch);
        }
    }

    /// Kind NODES_REMOVED or EDGES_REMOVED.
    public static byte[] encodeRemoved(FrameHeader header, int[] slots) {
        if (header.kind() != FrameKind.NODES_REMOVED && header.kind() != FrameKind.EDGES_REMOVED) {
            throw new IllegalArgumentException(
                    "slots are removed by NODES_REMOVED or EDGES_REMOVED, not " + header.kind());
        }
        try (ArrowBatch batch = new ArrowBatch(slots.length)) {
            return finish(header, batch.ints("slot", slots));
        }
    }

    /// Kind NODE_REFS or EDGE_REFS.
    public static byte[] encode(FrameHeader header, RefColumns refs) {
        if (!header.kind().serverOnly()) {
            throw new IllegalArgumentException("references travel as NODE_REFS or EDGE_REFS, not " + header.kind());
        }
        try (ArrowBatch batch = new ArrowBatch(refs.rows())) {
            return finish(
                    header,
                    batch.ints("slot", refs.slot())
                            .bytes("kind", refs.kind())
                            .longs("oldest", refs.oldest())
                            .longs("newest", refs.newest())
                            .ints("row", refs.row())
                            .ints("oldest_row", refs.oldestRow())
                            .lists("sample", refs.sample()));
        }
    }

    /// @param pairs x0, y0, x1, y1 … of the slots from `chunkIndex * POSITIONS_PER_CHUNK` on; NaN where a slot
    ///     is free
    public static byte[] encodePositions(FrameHeader header, float[] pairs) {
        require(header, FrameKind.POSITIONS);
        try (ArrowBatch batch = new ArrowBatch(pairs.length / 2)) {
            return finish(header, batch.pairs("pos", pairs));
        }
    }

    public static NodeColumns nodes(Frame frame) {
        require(frame.header(), FrameKind.NODES);
        return decode(
                frame,
                rows -> new NodeColumns(
                        rows.ints("slot"),
                        rows.texts("id"),
                        rows.ints("degree"),
                        rows.texts("label"),
                        rows.texts("type"),
                        rows.ints("color"),
                        rows.floats("size"),
                        rows.ints("count"),
                        rows.doubles("first_ms"),
                        rows.doubles("last_ms"),
                        rows.floats("x"),
                        rows.floats("y")));
    }

    public static EdgeColumns edges(Frame frame) {
        require(frame.header(), FrameKind.EDGES);
        return decode(
                frame,
                rows -> new EdgeColumns(
                        rows.ints("slot"),
                        rows.ints("source"),
                        rows.ints("destination"),
                        rows.texts("relation"),
                        rows.texts("label"),
                        rows.ints("color"),
                        rows.floats("weight"),
                        rows.ints("count"),
                        rows.doubles("first_ms"),
                        rows.doubles("last_ms"),
                        rows.texts("technique"),
                        sums(rows)));
    }

    private static List<EdgeColumns.Sum> sums(ArrowRows rows) {
        return rows.names(SUM).stream()
                .map(name -> new EdgeColumns.Sum(name.substring(SUM.length()), rows.doubles(name)))
                .toList();
    }

    public static int[] removed(Frame frame) {
        return decode(frame, rows -> rows.ints("slot"));
    }

    public static RefColumns refs(Frame frame) {
        return decode(
                frame,
                rows -> new RefColumns(
                        rows.ints("slot"),
                        rows.bytes("kind"),
                        rows.longs("oldest"),
                        rows.longs("newest"),
                        rows.ints("row"),
                        rows.ints("oldest_row"),
                        rows.lists("sample")));
    }

    /// x0, y0, x1, y1 … of the chunk's slots.
    public static float[] positions(Frame frame) {
        require(frame.header(), FrameKind.POSITIONS);
        return decode(frame, rows -> {
            if (!(rows.root().getVector("pos") instanceof FixedSizeListVector list)
                    || !(list.getDataVector() instanceof Float4Vector values)
                    || list.getListSize() != 2) {
                throw new MalformedRecord("column pos must be a fixed-size list of two float32");
            }
            float[] pairs = new float[rows.rows() * 2];
            for (int i = 0; i < pairs.length; i++) {
                pairs[i] = values.get(i);
            }
            return pairs;
        });
    }

    private static <T> T decode(Frame frame, java.util.function.Function<ArrowRows, T> reader) {
        return ArrowRows.read(frame.bytes(), FrameHeader.BYTES, reader);
    }

    private static byte[] finish(FrameHeader header, ArrowBatch batch) {
        byte[] bytes = batch.toBytes(FrameHeader.BYTES);
        header.writeTo(bytes);
        return bytes;
    }

    private static void require(FrameHeader header, FrameKind kind) {
        if (header.kind() != kind) {
            throw new IllegalArgumentException("expected a frame of kind " + kind + ", got " + header.kind());
        }
    }
}
