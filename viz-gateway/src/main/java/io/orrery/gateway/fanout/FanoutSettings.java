package io.orrery.gateway.fanout;

import io.orrery.gateway.fanout.core.ViewerLimits;
import io.orrery.stage.HeapShare;
import io.orrery.stage.KafkaSettings;
import java.time.Duration;

/// Bounds of the fan-out, each with what happens at it.
///
/// @param partitions of every topic, as created from the catalogue
/// @param cacheBytes frames of all open graphs; beyond it graphs that nobody looks at are closed, oldest use first,
///     and when that does not help no further graph is opened (close code 1013)
/// @param resumeBytes changes per graph that a newer snapshot includes, kept for viewers that come back; older ones
///     are dropped and the viewer gets a snapshot
/// @param maxViewers sockets open at a time; further ones are refused with 503
/// @param linger how long a graph stays open after its last viewer left
/// @param viewer bounds of one viewer
public record FanoutSettings(
        KafkaSettings kafka,
        int partitions,
        long cacheBytes,
        long resumeBytes,
        int maxViewers,
        Duration linger,
        ViewerLimits viewer) {

    public FanoutSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("fanout.partitions must be at least 1, was " + partitions);
        }
        if (cacheBytes < 1 << 20) {
            throw new IllegalArgumentException("fanout.cache-bytes must be at least 1 MiB, was " + cacheBytes);
        }
        if (resumeBytes < 0 || resumeBytes > cacheBytes) {
            throw new IllegalArgumentException(
                    "fanout.resume-bytes must be 0 to fanout.cache-bytes, was " + resumeBytes);
        }
        if (maxViewers < 1) {
            throw new IllegalArgumentException("fanout.max-viewers must be at least 1, was " + maxViewers);
        }
    }

    /// Bound on one graph; a larger one is not shown (close code 4013). Half of the cache, since a newer snapshot is
    /// read
    /// while the older one is still there.
    public long graphBytes() {
        return cacheBytes / 2;
    }

    /// The fan-out's share of the heap for frames, 8 MiB of resumable changes a graph, 1000 viewers.
    public static FanoutSettings defaults(KafkaSettings kafka, int partitions) {
        return new FanoutSettings(
                kafka,
                partitions,
                HeapShare.FANOUT.bytes(),
                8L << 20,
                1_000,
                Duration.ofSeconds(15),
                ViewerLimits.DEFAULTS);
    }
}
