package io.orrery.layout;

import io.orrery.layout.device.LayoutDevices;
import io.orrery.layout.turn.Rhythm;
import io.orrery.stage.HeapShare;
import io.orrery.topics.catalog.Catalogue;
import java.util.Map;

/// How the layout stage runs.
///
/// @param partitions of every topic
/// @param threads cores that lay out, shared by the workers; 0 takes all
/// @param residentBytes bound on the graphs in memory, shared by the workers; those at rest leave first and come back
/// when needed, then those
///     that move wait for each other; a graph that alone is larger than its worker's share is refused
/// @param rhythm how often frames leave
/// @param devices what computes
public record LayoutConfig(int partitions, int threads, long residentBytes, Rhythm rhythm, LayoutDevices devices) {
    private static final String PARTITIONS = "ORRERY_PARTITIONS";
    private static final String THREADS = "ORRERY_LAYOUT_THREADS";
    private static final String RESIDENT_BYTES = "ORRERY_LAYOUT_RESIDENT_BYTES";
    private static final String FRAMES_PER_SECOND = "ORRERY_LAYOUT_FRAMES_PER_SECOND";
    private static final String FRAME_BYTES_PER_SECOND = "ORRERY_LAYOUT_FRAME_BYTES_PER_SECOND";

    public LayoutConfig {
        if (partitions < 1) {
            throw new IllegalArgumentException(PARTITIONS + " must be at least 1, was " + partitions);
        }
        if (threads < 0) {
            throw new IllegalArgumentException(THREADS + " must be 0 or more, was " + threads);
        }
        if (residentBytes < 1) {
            throw new IllegalArgumentException(RESIDENT_BYTES + " must be positive, was " + residentBytes);
        }
    }

    /// All cores and no other device, the layout's share of the heap for graphs, 20 frames and 8 MB a second.
    public static LayoutConfig of(int partitions) {
        return new LayoutConfig(partitions, 0, HeapShare.LAYOUT.bytes(), new Rhythm(20, 8_000_000), LayoutDevices.CPU);
    }

    /// `ORRERY_PARTITIONS` (4), `ORRERY_LAYOUT_THREADS` (0: all cores), `…_RESIDENT_BYTES`
    /// ([HeapShare#LAYOUT]),
    /// `…_FRAMES_PER_SECOND` (20), `…_FRAME_BYTES_PER_SECOND` (8,000,000);
    /// devices as in [LayoutDevices#fromEnvironment].
    public static LayoutConfig fromEnvironment(Map<String, String> environment) {
        return new LayoutConfig(
                Math.toIntExact(number(environment, PARTITIONS, Catalogue.DEFAULT_PARTITIONS)),
                Math.toIntExact(number(environment, THREADS, 0)),
                number(environment, RESIDENT_BYTES, HeapShare.LAYOUT.bytes()),
                new Rhythm(
                        Math.toIntExact(number(environment, FRAMES_PER_SECOND, 20)),
                        number(environment, FRAME_BYTES_PER_SECOND, 8_000_000)),
                LayoutDevices.fromEnvironment(environment));
    }

    /// What one of `workers` workers may use of the cores, at least 1.
    int threadsOf(int workers) {
        int all = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        return Math.max(1, all / workers);
    }

    /// What one of `workers` workers may keep in memory.
    long residentBytesOf(int workers) {
        return Math.max(1, residentBytes / workers);
    }

    /// How many of the workers that were asked for can have a partition.
    int workers(int asked) {
        return Math.min(asked, partitions);
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
