package io.orrery.gateway.fanout;

import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.Frame;
import java.util.List;

/// Reads what the log keeps of a graph. Blocks; called by the loader threads only. Failures are thrown and tried again.
interface GraphLoader {
    /// The newest snapshot and all changes after it, up to the end of the log.
    ///
    /// @throws TooLargeToShowException when they are more than memory has for one graph; not tried again
    LoadedGraph load(GraphId graph);

    /// The chunks of the newest kept positions, in order; empty when there are none.
    List<Frame> positions(GraphId graph);
}
