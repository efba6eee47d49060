package io.orrery.layout.turn;

import io.orrery.layout.live.Offer;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.Frame;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What other threads tell the one that lays out.
public sealed interface Message {

    /// Memory that the message holds on to.
    default int bytes() {
        return 64;
    }

    /// A change set of the graph is in the log at `offset`: somebody has to lay it out.
    ///
    /// @param trace W3C traceparent of what changed the graph; empty when the record has none
    record Seen(GraphId graph, int partition, long seq, long offset, String trace) implements Message {}

    /// The graph should be in memory, although nothing may have changed: an earlier run left it moving.
    record Wanted(GraphId graph) implements Message {}

    /// Places kept by an earlier run; comes before the graph's first [Restart].
    ///
    /// @param iteration steps that led to them; 0 when none are known
    record Stored(GraphId graph, List<Frame> frames, boolean resting, long iteration) implements Message {
        public Stored {
            frames = List.copyOf(frames);
        }

        @Override
        public int bytes() {
            return frames.stream().mapToInt(Frame::size).sum();
        }
    }

    /// The graph's frames begin anew.
    record Restart(GraphId graph) implements Message {}

    /// The graph's next frame.
    record Arrived(GraphId graph, Frame frame) implements Message {
        @Override
        public int bytes() {
            return frame.size();
        }
    }

    /// All that the log held of the graph has arrived.
    record Current(GraphId graph) implements Message {}

    /// @param live false when it was read from the past: then it is remembered, not acted on
    record Asked(GraphId graph, Command command, long offset, boolean live) implements Message {}

    /// A layout was computed for the graph as it was in `epoch`.
    ///
    /// @param values x, y by slot, or a factor by edge slot: what the layout's provider says
    /// @param failed then there are no values
    /// @param costNanos how long it took
    @SuppressWarnings("ArrayRecordComponent") // handed over, not shared
    record Arranged(GraphId graph, int epoch, Command.Arrange wish, float[] values, boolean failed, long costNanos)
            implements Message {
        @Override
        public int bytes() {
            return Float.BYTES * values.length;
        }
    }

    /// A graph's picture was compared with a fresh layout.
    ///
    /// @param ticket of the look
    /// @param offer the fresh layout if it is worth it; null otherwise, and when the look failed
    /// @param costNanos how long it took
    record Tidied(GraphId graph, long ticket, @Nullable Offer offer, long costNanos) implements Message {
        @Override
        public int bytes() {
            return offer == null ? 0 : Float.BYTES * offer.pairs().length + offer.apart().length;
        }
    }

    /// These partitions are ours now; graphs of others are dropped after their places were kept.
    record Own(Set<Integer> partitions) implements Message {
        public Own {
            partitions = Set.copyOf(partitions);
        }
    }
}
