package io.orrery.gateway.splunk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.orrery.topics.model.GraphId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Numbers of acknowledgement by feed and channel. A number is given out only once the broker has the events, so it is
/// enough to know how many were; after a restart none are known, and a client that asks for an old one sends again.
/// Thread-safe.
final class AckBook {
    private static final int MAX_CHANNELS = 10_000;
    private static final Duration MEMORY = Duration.ofHours(1);

    private final Cache<Channel, AtomicLong> given = Caffeine.newBuilder()
            .maximumSize(MAX_CHANNELS)
            .expireAfterAccess(MEMORY)
            .build();

    private record Channel(GraphId graph, String name) {}

    long next(GraphId graph, String channel) {
        return given.get(new Channel(graph, channel), key -> new AtomicLong()).getAndIncrement();
    }

    boolean isCommitted(GraphId graph, String channel, long number) {
        AtomicLong next = given.getIfPresent(new Channel(graph, channel));
        return next != null && number >= 0 && number < next.get();
    }
}
