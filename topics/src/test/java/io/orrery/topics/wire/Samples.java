package io.orrery.topics.wire;

import io.orrery.topics.model.Bundling;
import io.orrery.topics.model.Column;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.DoorPosition;
import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.Encoding;
import io.orrery.topics.model.Entity;
import io.orrery.topics.model.FeedCounts;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.FeedReading;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Hypergraph;
import io.orrery.topics.model.KeyedPost;
import io.orrery.topics.model.LayoutHead;
import io.orrery.topics.model.LayoutSteps;
import io.orrery.topics.model.MappingAnswer;
import io.orrery.topics.model.MappingQuestion;
import io.orrery.topics.model.NodeColumns;
import io.orrery.topics.model.Problem;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RefColumns;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.Replay;
import io.orrery.topics.model.Stage;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import io.orrery.topics.model.UploadJob;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One record of every kind, with every field set to something that a mistake would change.
final class Samples {
    static final GraphId GRAPH = new GraphId("0f3c9a");
    static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private Samples() {}

    /// File name to bytes, in a fixed order; the golden files are exactly these.
    static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("nodes.frame", GraphFrames.encode(header(FrameKind.NODES), nodes()));
        all.put("edges.frame", GraphFrames.encode(header(FrameKind.EDGES), edges()));
        all.put("nodes-removed.frame", GraphFrames.encodeRemoved(header(FrameKind.NODES_REMOVED), new int[] {4, 2}));
        all.put("edge-refs.frame", GraphFrames.encode(header(FrameKind.EDGE_REFS), refs()));
        all.put("edge-refs-sampled.frame", GraphFrames.encode(header(FrameKind.EDGE_REFS), sampledRefs()));
        all.put("edges-summed.frame", GraphFrames.encode(header(FrameKind.EDGES), summedEdges()));
        all.put("positions.frame", GraphFrames.encodePositions(header(FrameKind.POSITIONS), positions()));
        all.put("events.table", TableBatches.encode(new TableBatch(tableHeader(), table())));
        all.put("upload-job.document", Documents.encode(job()));
        all.put(
                "feed.document",
                Documents.encode(new FeedDefinition(GRAPH, "vpn", "ada", spec(), 1_700_000_000_000_000L)));
        all.put("hypergraph.document", Documents.encode(hypergraph()));
        all.put("pin.document", Documents.encode(new Command.Pin(7, 1.5f, -2f)));
        all.put("delete.document", Documents.encode(new Command.Delete()));
        all.put("status.document", Documents.encode(status()));
        all.put("graph-head.document", Documents.encode(new GraphHead(GRAPH, 2, 41, 3, 1_700_000_000_123L, 10, 20)));
        all.put(
                "layout-head.document",
                Documents.encode(new LayoutHead(GRAPH, 2, 41, 1, 1_700_000_000_456L, true, 900)));
        all.put("layout-steps.document", Documents.encode(steps()));
        all.put("feed-counts.document", Documents.encode(counts()));
        all.put(
                "replay.document",
                Documents.encode(new Replay("ingest-events/orrery.events/3/42", "ada", true, 1_700_000_000_789L)));
        all.put("keyed-post.document", Documents.encode(new KeyedPost("{\"accepted\":2}", 1_700_000_000_789L)));
        all.put(
                "door-position-topic.document",
                Documents.encode(new DoorPosition.OfTopic("logs.zeek", 3, 1_041, 7, 1_700_000_000_789L)));
        all.put(
                "door-position-file.document",
                Documents.encode(new DoorPosition.OfFile(
                        "zeek/conn.log",
                        "(dev=1,inode=2)",
                        512,
                        "",
                        "c0",
                        List.of("a1", "b2"),
                        "#fields\tts",
                        0,
                        17L)));
        all.put("mapping-preview.document", Documents.encode(preview()));
        all.put("mapping-previewed.document", Documents.encode(previewed()));
        return all;
    }

    static FeedCounts counts() {
        return new FeedCounts(
                GRAPH,
                "vpn",
                10,
                6,
                1,
                2,
                9,
                new TreeMap<>(Map.of("zeek.conn/no-relation", 3L)),
                new TreeMap<>(Map.of(Reason.MALFORMED, 1L)),
                new TreeMap<>(Map.of("http", new FeedCounts.Door(10, 1_700_000_000_000_002L))),
                1_700_000_000_000_001L,
                1_700_000_000_000_002L,
                77);
    }

    static MappingQuestion.Preview preview() {
        return new MappingQuestion.Preview(
                "q1",
                1_700_000_000_789L,
                spec(),
                new FeedReading("csv", "a,b", "Europe/Berlin", "datasets: [x]", List.of("loaded")),
                List.of("c,d"),
                List.of(new MappingQuestion.Sample(2, new byte[] {1, -1}, 0, 1_700_000_000_000_003L)));
    }

    static MappingAnswer.Previewed previewed() {
        MappingAnswer.Node source = new MappingAnswer.Node("ip", "10.0.0.1", "gateway");
        MappingAnswer.Node destination = new MappingAnswer.Node("user", "corp\\ada", "Ada");
        return new MappingAnswer.Previewed(
                "q1",
                List.of(new MappingAnswer.Wrong("rules", 3, 7, "no such type")),
                List.of(new MappingAnswer.Seen(
                        2,
                        "zeek.conn",
                        "mapped",
                        "r",
                        "MALFORMED",
                        "why",
                        Map.of("source.ip", "10.0.0.1"),
                        List.of(new MappingAnswer.Told(source, destination, "conn", "22", "T1046")))),
                new MappingAnswer.Counts(6, 1, 2, 3, 4, 5));
    }

    static LayoutSteps steps() {
        return new LayoutSteps(
                GRAPH, "lq2x", 3, List.of(new LayoutSteps.Tick(2, 41, -1, 5), new LayoutSteps.Tick(2, 42, 7, 0)), "");
    }

    static FrameHeader header(FrameKind kind) {
        return new FrameHeader(kind, FrameHeader.SNAPSHOT | FrameHeader.KEYFRAME, 2, 1, 3, 41, 1_700_000_000_000_001L);
    }

    static NodeColumns nodes() {
        return new NodeColumns(
                new int[] {0, 5},
                new String[] {"10.0.0.1", "ünïcode ☃"},
                new int[] {3, 1},
                new String[] {"gateway", ""},
                new String[] {"ip", "user"},
                new int[] {0xFF3DC895, 0},
                new float[] {4.5f, 0f},
                new int[] {12, 1},
                new double[] {1.7e12, Double.NaN},
                new double[] {1.8e12, Double.NaN},
                new float[0],
                new float[0]);
    }

    static EdgeColumns edges() {
        return new EdgeColumns(
                new int[] {9},
                new int[] {0},
                new int[] {5},
                new String[] {"logged_on"},
                new String[0],
                new int[0],
                new float[] {2.5f},
                new int[] {17},
                new double[] {1.7e12},
                new double[] {1.8e12});
    }

    static RefColumns refs() {
        return new RefColumns(
                new int[] {9}, new byte[] {RefColumns.EVENT}, new long[] {100}, new long[] {200}, new int[] {-1});
    }

    static RefColumns sampledRefs() {
        return new RefColumns(
                new int[] {9, 10, 11},
                new byte[] {RefColumns.EVENT, RefColumns.TABLE_ROW, RefColumns.EVENT},
                new long[] {100, 7, 5},
                new long[] {200, 8, 5},
                new int[] {-1, 3, -1},
                new int[] {-1, 2, -1},
                new long[][] {{100, 150, 200}, {RefColumns.place(7, 2), RefColumns.place(8, 3)}, {}});
    }

    static EdgeColumns summedEdges() {
        return new EdgeColumns(
                new int[] {9, 11},
                new int[] {0, 1},
                new int[] {5, 6},
                new String[] {"logged_on", "logged_on"},
                new String[0],
                new int[] {0xFF4D48E5, 0},
                new float[0],
                new int[] {17, 1},
                new double[0],
                new double[0],
                new String[] {"T1110 T1078", ""},
                List.of(
                        new EdgeColumns.Sum("bytes", new double[] {1.5e12, 0}),
                        new EdgeColumns.Sum("failures", new double[] {16, 1})));
    }

    static FeedDefinition hypergraph() {
        Hypergraph hypergraph = new Hypergraph(
                List.of("src", "dst"),
                true,
                Map.of("ip", List.of("src", "dst")),
                List.of("note"),
                Map.of("src", List.of("dst")),
                false,
                "uid");
        Bundling bundling = new Bundling(500, List.of(new Bundling.Bound("dns", "domain", 50)));
        GraphSpec spec = new GraphSpec("", List.of(), "ts", 0, List.of(), List.of(), bundling, hypergraph);
        return new FeedDefinition(GRAPH, "unknown", "ada", spec, 1_700_000_000_000_000L);
    }

    static float[] positions() {
        return new float[] {1f, 2f, Float.NaN, Float.NaN, -3.5f, 4f};
    }

    static GraphSpec spec() {
        Relation logon = new Relation(
                new Entity("user.name", "user"),
                new Entity("host.name", "host"),
                "logged_on",
                Map.of("event.action", "logon"),
                List.of("bytes"));
        Encoding color =
                new Encoding(Encoding.Target.NODE_COLOR, "risk", new Encoding.Gradient(List.of("#0000ff", "#ff0000")));
        Encoding icon = new Encoding(
                Encoding.Target.NODE_SIZE,
                "kind",
                new Encoding.Bins(
                        List.of(new Encoding.Bin(10, "3"), new Encoding.Bin(Double.POSITIVE_INFINITY, "9")),
                        true,
                        "1"));
        return new GraphSpec("", List.of(logon), "@timestamp", 600_000, List.of("event.outcome"), List.of(color, icon));
    }

    static TableHeader tableHeader() {
        return new TableHeader(GRAPH, "vpn", TablePart.EVENTS, -1, false, 0, 1, spec(), 1_700_000_000_000_001L, TRACE);
    }

    static Table table() {
        BitSet both = new BitSet();
        both.set(0, 2);
        BitSet first = new BitSet();
        first.set(0);
        return new Table(
                2,
                List.of(
                        new Column.Text("user.name", new String[] {"ada", null}),
                        new Column.Integers("_offset", new long[] {100, 101}, both),
                        new Column.Decimals("score", new double[] {0.25, 0}, first),
                        new Column.Booleans("ok", first, both, 2),
                        new Column.Times("_received", new long[] {1_700_000_000_000_001L, 0}, first)));
    }

    static UploadJob job() {
        return new UploadJob(
                GRAPH,
                "u1",
                TablePart.NODES,
                FileFormat.CSV,
                Map.of("delimiter", ";"),
                3,
                7,
                19,
                4,
                3_500_000,
                spec(),
                1,
                TRACE);
    }

    static StageStatus status() {
        return new StageStatus(
                GRAPH,
                Stage.INGEST,
                StageStatus.State.WORKING,
                0.5,
                1,
                2,
                3,
                4,
                5.5,
                List.of(new Problem(Stage.INGEST, Reason.WRONG_TYPE, "not a number", "row 17 column 'src'")),
                List.of("EDGES:u1"),
                1_700_000_000_000L,
                TRACE);
    }
}
