package io.orrery.gateway.fanout;

import io.orrery.stage.read.GraphReplay;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.LayoutHead;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Loads graphs by replaying the log, and kept positions from where the layout's head says they are.
final class ReplayLoader implements GraphLoader {
    private static final Duration POSITIONS_LIMIT = Duration.ofSeconds(5);

    private final GraphReplay replay;
    private final LogReaders readers;
    private final int partitions;
    private final long mostBytes;
    private final Function<GraphId, Optional<LayoutHead>> layoutHeads;

    /// @param mostBytes of one graph
    ReplayLoader(
            GraphReplay replay,
            LogReaders readers,
            int partitions,
            long mostBytes,
            Function<GraphId, Optional<LayoutHead>> layoutHeads) {
        this.replay = replay;
        this.readers = readers;
        this.partitions = partitions;
        this.mostBytes = mostBytes;
        this.layoutHeads = layoutHeads;
    }

    /// Takes what a replay hands over; a restart forgets what came before.
    private static final class Collector implements GraphReplay.Visitor {
        private Optional<GraphHead> head = Optional.empty();
        private List<Frame> snapshot = new ArrayList<>();
        private List<Frame> changes = new ArrayList<>();
        private final long mostBytes;
        private long bytes;

        Collector(long mostBytes) {
            this.mostBytes = mostBytes;
        }

        @Override
        public void restart(Optional<GraphHead> newHead) {
            head = newHead;
            snapshot = new ArrayList<>();
            changes = new ArrayList<>();
            bytes = 0;
        }

        @Override
        public void frame(Frame frame) {
            bytes += frame.size();
            if (bytes > mostBytes) {
                throw new TooLargeToShowException(mostBytes);
            }
            (frame.header().has(FrameHeader.SNAPSHOT) ? snapshot : changes).add(frame);
        }

        LoadedGraph graph() {
            if (head.isPresent()) {
                GraphHead at = head.get();
                return new LoadedGraph(at.epoch(), at.seq(), at.nodes(), at.edges(), snapshot, changes);
            }
            return changes.isEmpty()
                    ? LoadedGraph.nothing()
                    : new LoadedGraph(changes.getFirst().header().epoch(), 0, 0, 0, List.of(), changes);
        }
    }

    @Override
    public LoadedGraph load(GraphId graph) {
        Collector collector = new Collector(mostBytes);
        replay.read(graph, collector);
        return collector.graph();
    }

    @Override
    public List<Frame> positions(GraphId graph) {
        Optional<LayoutHead> found = layoutHeads.apply(graph);
        if (found.isEmpty()) {
            return List.of();
        }
        LayoutHead head = found.get();
        byte[] id = graph.value().getBytes(StandardCharsets.UTF_8);
        List<Frame> chunks = new ArrayList<>();
        readers.since(
                Catalogue.LAYOUT_POSITIONS, Partitions.of(graph, partitions), head.millis(), POSITIONS_LIMIT, entry -> {
                    if (entry.value() != null && RecordKey.belongsTo(entry.key(), id)) {
                        Frame frame = Frame.of(entry.value());
                        FrameHeader header = frame.header();
                        if (header.epoch() == head.epoch()
                                && header.seq() == head.seq()
                                && header.chunkIndex() == chunks.size()) {
                            chunks.add(frame);
                        }
                    }
                    return chunks.size() < head.chunks();
                });
        // Incomplete: the layout is just writing newer ones, which come by as frames too.
        return chunks.size() == head.chunks() ? chunks : List.of();
    }
}
