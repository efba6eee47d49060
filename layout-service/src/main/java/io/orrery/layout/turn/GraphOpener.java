package io.orrery.layout.turn;

import io.orrery.topics.model.GraphId;

/// Brings a graph into the inbox: [Message.Stored], then [Message.Restart], frames and [Message.Current], then frames
/// as they are written.
@FunctionalInterface
public interface GraphOpener {

    /// Returns at once.
    Opened open(GraphId graph);

    /// A graph that is being followed.
    @FunctionalInterface
    interface Opened extends AutoCloseable {
        /// Ends the messages, except some that are under way.
        @Override
        void close();
    }
}
