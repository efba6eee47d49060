package io.orrery.transform.core;

import io.orrery.topics.model.GraphId;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// A graph as bytes that a store keeps: a summary that is rewritten after every batch, and pages. Pages hold
/// either the whole graph or what one batch changed; applied in their order they give the graph back, bit for
/// bit. Not a wire format: it changes with its version and nobody but this class reads it.
public final class GraphStates {
    /// Pages are cut when they pass this size; a single row may add a little.
    public static final int PAGE_BYTES = 900_000;

    private static final int VERSION = 3;
    private static final int OLDEST_VERSION = 1;
    private static final int EDGE_REMOVED = 1;
    private static final int NODE_REMOVED = 2;
    private static final int NODE = 3;
    private static final int EDGE = 4;
    private static final int BUNDLE = 5;

    private GraphStates() {}

    /// The changed rows as they are now, page by page: the whole graph, with [Graph#everything], is never in memory
    /// twice.
    public static void write(Graph graph, ChangeSet changes, Consumer<byte[]> to) {
        Pages pages = new Pages(to);
        for (int slot : changes.edgesRemoved()) {
            pages.row(EDGE_REMOVED).number(slot);
        }
        for (int slot : changes.nodesRemoved()) {
            pages.row(NODE_REMOVED).number(slot);
        }
        for (int slot : changes.nodes()) {
            NodeState.write(pages.row(NODE), graph.nodes, slot);
        }
        for (int slot : changes.edges()) {
            EdgeState.write(pages.row(EDGE), graph.edges, slot);
        }
        for (int slot : changes.bundles()) {
            graph.bundles.at(slot).write(pages.row(BUNDLE));
        }
        pages.finish();
    }

    /// All that is not in a row: sequence, watermark, uploads applied, ranges of encodings.
    public static byte[] summary(Graph graph) {
        PageWriter page = new PageWriter();
        page.raw(VERSION);
        page.number(graph.epoch());
        page.number(graph.seq());
        page.number(graph.counters.rows);
        page.number(graph.counters.refused);
        page.number(graph.counters.tooOld);
        page.number(graph.counters.late);
        page.number(graph.counters.oldFolded);
        page.number(graph.counters.ahead);
        page.number(graph.counters.left);
        page.signed(graph.window.watermark());
        page.number(graph.uploads.all().size());
        graph.uploads.all().forEach((upload, index) -> {
            page.text(upload);
            page.number(index);
        });
        page.number(graph.edges.sumNames().size());
        graph.edges.sumNames().forEach(page::text);
        ChannelState.writeWhole(page, graph.nodes.color);
        ChannelState.writeWhole(page, graph.nodes.size);
        ChannelState.writeWhole(page, graph.edges.color);
        return page.toBytes();
    }

    /// @param held told after every page how many bytes the graph takes by then
    /// @throws GraphTooLargeException when the limits are tighter than those that the graph grew under
    /// @throws IllegalStateException when the bytes are of another version
    public static Graph restore(
            GraphId id, GraphLimits limits, byte[] summary, Iterator<byte[]> pages, LongConsumer held) {
        PageReader page = new PageReader(summary);
        requireVersion(page);
        Graph graph = new Graph(id, page.count(), limits);
        graph.restoreSeq(page.number());
        graph.counters.rows = page.number();
        graph.counters.refused = page.number();
        graph.counters.tooOld = page.number();
        graph.counters.late = page.number();
        if (page.version() > OLDEST_VERSION) {
            graph.counters.oldFolded = page.number();
            graph.counters.ahead = page.number();
        }
        if (page.version() > 2) {
            graph.counters.left = page.number();
        }
        graph.window.restore(page.signed());
        int uploads = page.count();
        for (int i = 0; i < uploads; i++) {
            graph.uploads.restore(page.text(), page.count());
        }
        int sums = page.count();
        for (int i = 0; i < sums; i++) {
            graph.edges.sum(page.text());
        }
        ChannelState.readWhole(page, graph.nodes.color);
        ChannelState.readWhole(page, graph.nodes.size);
        ChannelState.readWhole(page, graph.edges.color);
        while (pages.hasNext()) {
            apply(graph, new PageReader(pages.next()));
            held.accept(graph.room.restored());
        }
        graph.nodes.changes.reset();
        graph.edges.changes.reset();
        graph.nodes.findStale();
        return graph;
    }

    private static void apply(Graph graph, PageReader page) {
        requireVersion(page);
        while (page.hasMore()) {
            int row = page.raw();
            switch (row) {
                case EDGE_REMOVED -> removeEdge(graph, page.count());
                case NODE_REMOVED -> graph.removeNode(page.count());
                case NODE -> NodeState.read(page, graph.nodes, graph.texts);
                case EDGE -> EdgeState.read(page, graph);
                case BUNDLE -> graph.bundles.restore(Bundle.read(page, graph.texts));
                default -> throw new IllegalStateException("stored state has no row of kind " + row);
            }
        }
    }

    private static void removeEdge(Graph graph, int slot) {
        graph.nodes.restoreDegree(graph.edges.source.get(slot), -1);
        graph.nodes.restoreDegree(graph.edges.destination.get(slot), -1);
        graph.edges.remove(slot);
    }

    private static void requireVersion(PageReader page) {
        int version = page.raw();
        if (version < OLDEST_VERSION || version > VERSION) {
            throw new IllegalStateException(
                    "stored state has version " + version + ", expected " + OLDEST_VERSION + " to " + VERSION);
        }
        page.use(version);
    }

    /// Cuts rows into pages.
    private static final class Pages {
        private final Consumer<byte[]> to;
        private PageWriter page = begin();

        Pages(Consumer<byte[]> to) {
            this.to = to;
        }

        private static PageWriter begin() {
            PageWriter page = new PageWriter();
            page.raw(VERSION);
            return page;
        }

        PageWriter row(int kind) {
            if (page.length() > PAGE_BYTES) {
                to.accept(page.toBytes());
                page = begin();
            }
            page.raw(kind);
            return page;
        }

        void finish() {
            if (page.length() > 1) {
                to.accept(page.toBytes());
            }
        }
    }
}
