package io.orrery.ingest.format;

import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.TablePart;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.LoggerFactory;

/// The door through which every file is read: unpacks, picks the reader, and answers with at most one refusal.
/// Only two kinds of exception come out: [IOException] when our disk fails, and what the sink itself threw.
/// Thread-safe.
public final class TableReaders implements FileReading {
    /// What a file is packed in is told by its bytes; of the client's word only whether we know it is of interest.
    private static final Set<String> PACKINGS =
            Set.of("", "none", "infer", "gzip", "gz", "zip", "zstd", "zst", "bz2", "bzip2", "xz");

    private static final String GAVE_UP = "the reader gave up";

    private final Map<FileFormat, TableReader> readers;
    private final BiConsumer<FileFormat, Throwable> flaws;

    public TableReaders(Map<FileFormat, TableReader> readers) {
        this(
                readers,
                (format, flaw) ->
                        LoggerFactory.getLogger(TableReaders.class).error("the {} reader failed", format, flaw));
    }

    /// @param flaws told when a reader met bytes that it was not prepared for
    public TableReaders(Map<FileFormat, TableReader> readers, BiConsumer<FileFormat, Throwable> flaws) {
        this.readers = new EnumMap<>(readers);
        this.flaws = flaws;
    }

    /// What is to be read, and what is expected of it.
    ///
    /// @param part what its rows are, unless the format says it itself
    /// @param options as the client gave them
    /// @param headerBytes size of what travels with each batch besides its rows
    public record Task(
            SpooledFile file,
            TablePart part,
            FileFormat format,
            Map<String, String> options,
            TableOutput.Expected expected,
            int headerBytes,
            Limits limits) {
        public Task {
            options = Map.copyOf(options);
        }
    }

    @Override
    public Optional<Refusal> read(Task task, Spool.Folder folder, BatchSink sink) throws IOException {
        GuardedSink guarded = new GuardedSink(sink);
        try {
            readOrRefuse(task, folder, guarded);
            return Optional.empty();
        } catch (RefusedException e) {
            guarded.rethrow(); // not the file's fault, whatever a reader made of it
            return Optional.of(e.refusal());
        } catch (Spool.QuotaExceededException e) {
            return Optional.of(noRoom(e));
        } catch (RuntimeException | StackOverflowError e) {
            guarded.rethrow();
            // A reader met bytes that it was not prepared for: our flaw, but still one answer for the sender.
            flaws.accept(task.format, e);
            return Optional.of(new Refusal.Malformed(
                    label(task.format), GAVE_UP + " (" + e.getClass().getSimpleName() + ")", Position.UNKNOWN));
        }
    }

    /// Whether a reader was not prepared for what it met: our flaw.
    public static boolean isFlaw(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Malformed malformed -> malformed.why().startsWith(GAVE_UP);
            case Refusal.Within within -> isFlaw(within.refusal());
            case Refusal.Truncated _,
                    Refusal.TooBig _,
                    Refusal.Empty _,
                    Refusal.Unsupported _,
                    Refusal.MissingColumns _ -> false;
        };
    }

    /// What is said when the spool is full.
    public static Refusal noRoom(Spool.QuotaExceededException e) {
        return new Refusal.TooBig(
                "there is no room for it on the server's disk now", e.quotaBytes(), "bytes", Position.UNKNOWN);
    }

    private void readOrRefuse(Task task, Spool.Folder folder, BatchSink sink) throws IOException, RefusedException {
        String compression = task.options.getOrDefault("compression", "").toLowerCase(Locale.ROOT);
        if (!PACKINGS.contains(compression)) {
            throw RefusedException.unsupported(
                    "compression must be gzip, zip, zstd, bz2, xz or none, was \"" + Refusal.shown(compression) + '"',
                    Position.UNKNOWN);
        }
        TableReader reader = readers.get(task.format);
        if (reader == null) {
            throw RefusedException.unsupported("no reader for " + label(task.format), Position.UNKNOWN);
        }
        ReadOptions options = ReadOptions.parse(task.options);
        Unpacking unpacking = new Unpacking(folder, task.file.bytes(), task.limits);
        new PackedFiles(task.format, unpacking, sink, (file, into) -> {
                    if (file.bytes() == 0) {
                        throw RefusedException.empty("it has no bytes");
                    }
                    reader.read(
                            file,
                            options,
                            new TableOutput(task.part, task.expected, task.headerBytes, task.limits, into));
                })
                .open(task.file.calling(sink::alive));
    }

    /// As refusals name the format.
    public static String label(FileFormat format) {
        return switch (format) {
            case ARROW -> "Arrow";
            case CSV -> "CSV";
            case JSON -> "JSON";
            case PARQUET -> "Parquet";
            case XLSX -> "Excel";
            case EDGE_LIST -> "edge list";
            case MATRIX_MARKET -> "Matrix Market";
            case METIS -> "METIS";
            case GRAPHML -> "GraphML";
            case GEXF -> "GEXF";
            case GML -> "GML";
            case PAJEK -> "Pajek";
            case DOT -> "DOT";
            case GRAPHSON -> "GraphSON";
        };
    }

    /// Remembers what the sink threw, so that a failing broker is not taken for a bad file.
    private static final class GuardedSink implements BatchSink {
        private final BatchSink sink;
        private @org.jspecify.annotations.Nullable RuntimeException thrown;

        GuardedSink(BatchSink sink) {
            this.sink = sink;
        }

        @Override
        public void batch(Batch batch) {
            try {
                sink.batch(batch);
            } catch (RuntimeException e) {
                thrown = e;
                throw e;
            }
        }

        @Override
        public void rejected(Refusal refusal) {
            try {
                sink.rejected(refusal);
            } catch (RuntimeException e) {
                thrown = e;
                throw e;
            }
        }

        @Override
        public void alive() {
            try {
                sink.alive();
            } catch (RuntimeException e) {
                thrown = e;
                throw e;
            }
        }

        void rethrow() {
            if (thrown != null) {
                throw thrown;
            }
        }
    }
}
