package io.orrery.gateway.feeds;

import io.orrery.gateway.fanout.LogReaders;
import io.orrery.gateway.fanout.StoredEvent;
import io.orrery.topics.model.GraphId;
import java.util.ArrayDeque;
import java.util.Deque;

/// The newest events of a feed, read back from the log. Blocks for some seconds at most; call from virtual threads.
final class NewestEvents {
    private static final int MOST = 50;

    private final LogReaders readers;
    private final int partitions;

    NewestEvents(LogReaders readers, int partitions) {
        this.readers = readers;
        this.partitions = partitions;
    }

    /// Oldest first; fewer where they are large, or where others' events lie between.
    ///
    /// @throws io.orrery.stage.StageException (weather) when the broker does not answer in time
    SampleEvents of(GraphId graph) {
        Deque<StoredEvent> kept = new ArrayDeque<>();
        long[] bytes = new long[1];
        StoredEvent.newest(readers, graph, partitions, event -> {
            kept.add(event);
            bytes[0] += event.size();
            while (kept.size() > MOST || bytes[0] > SampleEvents.MAX_BYTES) {
                bytes[0] -= kept.remove().size();
            }
        });
        SampleEvents.Collector collector = new SampleEvents.Collector();
        int line = 1;
        for (StoredEvent event : kept) {
            collector.add(line++, event.bytes(), event.preamble(), event.receivedMicros());
        }
        return collector.sample();
    }
}
