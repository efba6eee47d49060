package io.orrery.transform;

import io.orrery.stage.HeapShare;
import io.orrery.transform.core.GraphLimits;
import io.orrery.transform.core.SnapshotPolicy;
import java.nio.file.Path;
import java.util.Map;

/// How the transform stage runs.
///
/// @param stateDirectory where Kafka Streams keeps its local state; kept across restarts
/// @param threads stream threads; more than [Catalogue#DEFAULT_PARTITIONS] partitions give work to are idle
/// @param residentBytes bound on the graphs in memory, shared evenly among the threads; other graphs wait in the store
/// @param limits bounds of one graph; it may take no more memory than its thread has
/// @param snapshots when a graph is written out whole
public record TransformConfig(
        Path stateDirectory, int threads, long residentBytes, GraphLimits limits, SnapshotPolicy snapshots) {
    private static final String STATE_DIRECTORY = "ORRERY_TRANSFORM_STATE_DIRECTORY";
    private static final String THREADS = "ORRERY_TRANSFORM_THREADS";
    /// What Graphistry's users know the threads by.
    private static final String DASK_WORKERS = "DASK_NUM_WORKERS";

    private static final String RESIDENT_BYTES = "ORRERY_TRANSFORM_RESIDENT_BYTES";
    private static final String LATENESS_MILLIS = "ORRERY_TRANSFORM_LATENESS_MILLIS";

    public TransformConfig {
        if (threads < 1) {
            throw new IllegalArgumentException(THREADS + " must be at least 1, was " + threads);
        }
        if (residentBytes < 1) {
            throw new IllegalArgumentException(RESIDENT_BYTES + " must be positive, was " + residentBytes);
        }
    }

    /// One thread, and the transform's share of the heap for graphs.
    public static TransformConfig of(Path stateDirectory) {
        return fromEnvironment(Map.of(STATE_DIRECTORY, stateDirectory.toString()));
    }

    /// `ORRERY_TRANSFORM_STATE_DIRECTORY` (`data/transform`), `…_THREADS` (as `DASK_NUM_WORKERS`, or 1),
    /// `…_RESIDENT_BYTES` ([HeapShare#TRANSFORM]), `…_LATENESS_MILLIS` (10,000: how far events of a feed
    /// may come out of order).
    public static TransformConfig fromEnvironment(Map<String, String> environment) {
        int threads = Math.toIntExact(number(environment, THREADS, number(environment, DASK_WORKERS, 1)));
        long residentBytes = number(environment, RESIDENT_BYTES, HeapShare.TRANSFORM.bytes());
        GraphLimits limits = GraphLimits.DEFAULT;
        return new TransformConfig(
                Path.of(environment.getOrDefault(STATE_DIRECTORY, "data/transform")),
                threads,
                residentBytes,
                new GraphLimits(
                        limits.maxNodes(),
                        limits.maxEdges(),
                        share(residentBytes, Math.max(1, threads)),
                        number(environment, LATENESS_MILLIS, limits.latenessMillis()),
                        limits.aheadMillis()),
                SnapshotPolicy.DEFAULT);
    }

    /// Bound on the graphs of one thread.
    public long residentBytesPerThread() {
        return share(residentBytes, threads);
    }

    private static long share(long bytes, int threads) {
        return Math.max(1, bytes / threads);
    }

    private static long number(Map<String, String> environment, String name, long otherwise) {
        String value = environment.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(name + " must be a whole number, was '" + value + "'");
        }
    }
}
