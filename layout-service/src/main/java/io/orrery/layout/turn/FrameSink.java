package io.orrery.layout.turn;

import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.LayoutHead;
import io.orrery.topics.model.LayoutSteps;
import io.orrery.topics.model.StageStatus;
import java.util.List;
import java.util.function.Consumer;

/// Where a layout's results go. Calls return at once; `done` is called later, on any thread, once, with whether all
/// was written.
public interface FrameSink {

    /// A frame for those who look now.
    ///
    /// @param trace W3C traceparent of the newest change that it shows; may be empty
    void show(GraphId graph, String trace, List<byte[]> chunks, Consumer<Boolean> done);

    /// Places that a later run continues from, and the head that names them, in this order.
    void keep(LayoutHead head, List<byte[]> chunks, Consumer<Boolean> done);

    /// What was done, for those who want to make the picture again.
    void note(LayoutSteps steps);

    void report(StageStatus status);
}
