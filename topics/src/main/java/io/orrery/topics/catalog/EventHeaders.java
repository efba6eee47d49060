package io.orrery.topics.catalog;

/// Headers of a record on the events topic. All values are ASCII text.
public final class EventHeaders {
    /// Name of the feed that the event was posted to.
    public static final String FEED = "feed";

    /// Wall clock at which the gateway had the whole event, microseconds since 1970, in decimal digits.
    public static final String RECEIVED = "received";

    /// W3C trace context of the request that brought it.
    public static final String TRACE = "traceparent";

    private EventHeaders() {}
}
