package io.orrery.layout.follow;

import io.orrery.layout.live.LiveLayout;
import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.NodeColumns;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.FrameKind;
import io.orrery.topics.wire.GraphFrames;
import java.util.Arrays;

/// A graph's layout together with the place in its history that it stands for. Whoever calls it keeps the frames in
/// order and complete, and says [#restart] where they begin anew. One thread at a time.
public final class GraphFollower {
    private final GraphId graph;
    private LiveLayout layout;
    private NodeValues values = new NodeValues();
    private int epoch;
    private long seq;
    private long receivedMicros;
    private boolean midway;

    /// An empty graph before its first change set.
    public GraphFollower(GraphId graph) {
        this.graph = graph;
        this.layout = new LiveLayout(seed(graph));
    }

    private static int seed(GraphId graph) {
        return graph.value().hashCode();
    }

    public GraphId graph() {
        return graph;
    }

    public LiveLayout layout() {
        return layout;
    }

    /// What layouts may order nodes by.
    public NodeValues values() {
        return values;
    }

    public int epoch() {
        return epoch;
    }

    /// Newest change set that is complete in the layout; 0 before the first.
    public long seq() {
        return seq;
    }

    /// Whether some chunks of the next change set are in the layout and others are not: its picture is not to be looked
    /// at now.
    public boolean isMidway() {
        return midway;
    }

    /// Wall clock at which the newest input in the layout was received; 0 when unknown.
    public long receivedMicros() {
        return receivedMicros;
    }

    /// Forgets everything: a snapshot or change set 1 follows.
    public void restart() {
        layout = new LiveLayout(seed(graph));
        values = new NodeValues();
        seq = 0;
        epoch = 0;
        midway = false;
    }

    /// Takes the next frame of the graph; kinds that say nothing about places are ignored.
    ///
    /// @throws io.orrery.topics.wire.MalformedRecord when the payload cannot be read; nothing of it was applied
    public void take(Frame frame) {
        FrameHeader header = frame.header();
        change(frame);
        FrameKind kind = header.kind();
        if (kind.serverOnly() || kind == FrameKind.POSITIONS) {
            return;
        }
        epoch = header.epoch();
        receivedMicros = Math.max(receivedMicros, header.receivedMicros());
        midway = !header.isLastChunk();
        if (header.isLastChunk()) {
            seq = header.seq();
        }
    }

    private void change(Frame frame) {
        switch (frame.header().kind()) {
            case NODES -> {
                NodeColumns nodes = GraphFrames.nodes(frame);
                layout.putNodes(nodes.slot(), nodes.x(), nodes.y());
                layout.nameNodes(
                        nodes.slot(),
                        Arrays.stream(nodes.id()).mapToInt(String::hashCode).toArray());
                if (nodes.size().length > 0) {
                    layout.resizeNodes(nodes.slot(), nodes.size());
                }
                values.put(nodes);
            }
            case EDGES -> {
                EdgeColumns edges = GraphFrames.edges(frame);
                layout.putEdges(edges.slot(), edges.source(), edges.destination(), edges.weight());
            }
            case NODES_REMOVED -> layout.removeNodes(GraphFrames.removed(frame));
            case EDGES_REMOVED -> layout.removeEdges(GraphFrames.removed(frame));
            case NODE_REFS, EDGE_REFS, POSITIONS -> {}
        }
    }
}
