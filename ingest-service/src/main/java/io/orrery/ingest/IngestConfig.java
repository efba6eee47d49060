package io.orrery.ingest;

import io.orrery.ingest.door.DoorsFile;
import io.orrery.ingest.table.Limits;
import io.orrery.topics.catalog.Catalogue;
import java.nio.file.Path;
import java.util.Map;

/// How the ingest stage runs.
///
/// @param spoolDirectory private disk space for uploads being read; **emptied at start**, so it must belong to this
/// process alone
/// @param spoolBytes bound on what all uploads being read take there; an upload that does not fit is refused
/// @param uploadWorkers uploads read at the same time
/// @param eventWorkers loops that share the partitions of the events topic
/// @param partitions of every topic, as everywhere in the deployment
/// @param instance tells this process from others of the stage, the same after a restart
/// @param limits bounds of one upload
/// @param doors what fetches events
public record IngestConfig(
        Path spoolDirectory,
        long spoolBytes,
        int uploadWorkers,
        int eventWorkers,
        int partitions,
        String instance,
        Limits limits,
        DoorsFile doors) {
    private static final String SPOOL_DIRECTORY = "ORRERY_INGEST_SPOOL_DIRECTORY";
    private static final String SPOOL_BYTES = "ORRERY_INGEST_SPOOL_BYTES";
    private static final String UPLOAD_WORKERS = "ORRERY_INGEST_UPLOAD_WORKERS";
    /// What Graphistry's users know the workers by.
    private static final String FORGE_WORKERS = "FORGE_NUM_WORKERS";

    private static final String EVENT_WORKERS = "ORRERY_INGEST_EVENT_WORKERS";
    private static final String PARTITIONS = "ORRERY_PARTITIONS";
    private static final String DOORS = "ORRERY_DOORS";
    private static final String INSTANCE = "ORRERY_INGEST_INSTANCE";
    private static final long MIN_SPOOL_BYTES = 1L << 20;

    public IngestConfig {
        if (spoolBytes < MIN_SPOOL_BYTES) {
            throw new IllegalArgumentException(
                    SPOOL_BYTES + " must be at least " + MIN_SPOOL_BYTES + ", was " + spoolBytes);
        }
        if (uploadWorkers < 1) {
            throw new IllegalArgumentException(UPLOAD_WORKERS + " must be at least 1, was " + uploadWorkers);
        }
        if (eventWorkers < 1) {
            throw new IllegalArgumentException(EVENT_WORKERS + " must be at least 1, was " + eventWorkers);
        }
        if (partitions < 1) {
            throw new IllegalArgumentException(PARTITIONS + " must be at least 1, was " + partitions);
        }
        if (!instance.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(
                    INSTANCE + " must be 1 to 100 of A-Z a-z 0-9 . _ -, was '" + instance + "'");
        }
    }

    /// Two uploads at a time in 8 GiB, one loop for events.
    public static IngestConfig of(Path spoolDirectory) {
        return new IngestConfig(
                spoolDirectory, 8L << 30, 2, 1, Catalogue.DEFAULT_PARTITIONS, "0", Limits.DEFAULT, DoorsFile.NONE);
    }

    /// `ORRERY_INGEST_SPOOL_DIRECTORY` (`data/ingest-spool`), `…_SPOOL_BYTES` (8 GiB),
    /// `…_UPLOAD_WORKERS` (as `FORGE_NUM_WORKERS`, or 2), `…_EVENT_WORKERS` (1), `…_INSTANCE` (`0`),
    /// `ORRERY_PARTITIONS` (4), and `ORRERY_DOORS`, a file (none).
    public static IngestConfig fromEnvironment(Map<String, String> environment) {
        IngestConfig defaults = of(Path.of(environment.getOrDefault(SPOOL_DIRECTORY, "data/ingest-spool")));
        return new IngestConfig(
                defaults.spoolDirectory,
                number(environment, SPOOL_BYTES, defaults.spoolBytes),
                (int) number(environment, UPLOAD_WORKERS, number(environment, FORGE_WORKERS, defaults.uploadWorkers)),
                (int) number(environment, EVENT_WORKERS, defaults.eventWorkers),
                (int) number(environment, PARTITIONS, defaults.partitions),
                environment.getOrDefault(INSTANCE, defaults.instance),
                defaults.limits,
                doors(environment.getOrDefault(DOORS, "")));
    }

    private static DoorsFile doors(String file) {
        return file.isBlank() ? DoorsFile.NONE : DoorsFile.load(Path.of(file.strip()));
    }

    private static long number(Map<String, String> environment, String name, long otherwise) {
        String value = environment.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.strip().matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException(name + " must be a whole number, was '" + value + "'");
        }
        return Long.parseLong(value.strip());
    }
}
