package io.orrery.topics.catalog;

/// Headers of a record on the events topic. Values are ASCII text where nothing else is said.
public final class EventHeaders {
    /// Name of the feed that the event was posted to.
    public static final String FEED = "feed";

    /// Wall clock at which the gateway had the whole event, microseconds since 1970, in decimal digits.
    public static final String RECEIVED = "received";

    /// Lines that stood before all events of the stream and say how to read them, such as the names of columns; UTF-8.
    public static final String PREAMBLE = "preamble";

    /// W3C trace context of the request that brought it.
    public static final String TRACE = "traceparent";

    /// Key of the dead letter that this event was made of; only on events that were sent again.
    public static final String REPLAY_OF = "replay-of";

    private EventHeaders() {}
}
