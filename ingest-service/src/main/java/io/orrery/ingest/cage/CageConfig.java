package io.orrery.ingest.cage;

import java.nio.file.Path;
import java.time.Duration;

/// How parsers are kept.
///
/// @param folder in which each has a folder of its own; on the same disk as the uploads
/// @param heapBytes Java memory of one
/// @param memoryBytes all memory of one: Java's, and that of native libraries
/// @param base processor time that any file may take
/// @param bytesPerSecond for each so many bytes of the file one second more
/// @param silence longest without a sign of life
/// @param program class that reads in the cage
public record CageConfig(
        Path folder,
        long heapBytes,
        long memoryBytes,
        Duration base,
        long bytesPerSecond,
        Duration silence,
        String program) {
    public CageConfig {
        folder = folder.toAbsolutePath();
    }

    /// Half a gigabyte for Java, as much again for DuckDB and unpackers, and what a Java needs besides.
    public static CageConfig of(Path folder) {
        return new CageConfig(
                folder,
                512L << 20,
                1_536L << 20,
                Duration.ofMinutes(2),
                1 << 20,
                Duration.ofMinutes(2),
                ParserMain.class.getName());
    }

    Duration processorTime(long bytes) {
        return base.plusSeconds(bytes / bytesPerSecond);
    }
}
