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

    /// What the transport said about the event (sender's address, index, host, source), as a small JSON object in
    /// UTF-8 of at most [#MAX_TRANSPORT_BYTES]. It tells how the event came and never becomes an entity.
    public static final String TRANSPORT = "transport";

    /// Largest value of [#TRANSPORT].
    public static final int MAX_TRANSPORT_BYTES = 4 << 10;

    /// Which door it came through: `http`, `elastic`, `splunk`, `otlp`, `syslog`, `relp`, `kafka`, `folder`.
    public static final String DOOR = "door";

    private EventHeaders() {}
}
