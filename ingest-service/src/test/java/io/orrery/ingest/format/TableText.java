package io.orrery.ingest.format;

import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.TableOutput;
import io.orrery.topics.model.Column;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TablePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Reads bytes through the door and writes what came out as a few lines of text: header with types, one line a
/// row, what was left out, and the refusal.
final class TableText implements BatchSink {
    /// Thousands of tiny files are read: in memory where the machine offers that.
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final Map<Path, Spool> SPOOLS = new ConcurrentHashMap<>();

    final List<Batch> batches = new ArrayList<>();
    final List<Refusal> rejected = new ArrayList<>();
    Optional<Refusal> refusal = Optional.empty();
    private boolean graph;

    static TableText read(
            Path scratch, byte[] bytes, FileFormat format, Map<String, String> options, List<String> required) {
        return read(scratch, bytes, format, options, required, Limits.DEFAULT);
    }

    static TableText read(
            Path scratch,
            byte[] bytes,
            FileFormat format,
            Map<String, String> options,
            List<String> required,
            Limits limits) {
        TableText text = new TableText();
        text.graph = format.isGraph();
        try {
            Spool spool = SPOOLS.computeIfAbsent(scratch, TableText::open);
            try (Spool.Folder folder = spool.folder();
                    Spool.Folder.Draft draft = folder.draft()) {
                draft.write(bytes);
                TableReaders.Task task = new TableReaders.Task(
                        draft.finish(),
                        TablePart.EDGES,
                        format,
                        options,
                        TableOutput.Expected.nodesIn(required),
                        500,
                        limits);
                text.refusal = Formats.readers().read(task, folder, text);
            }
            if (spool.usedBytes() != 0) {
                throw new AssertionError("the spool still counts " + spool.usedBytes() + " bytes");
            }
            try (var left = Files.list(root(scratch))) {
                if (left.findAny().isPresent()) {
                    throw new AssertionError("files were left in the spool");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text;
    }

    private static Path root(Path scratch) {
        Path parent = Files.isWritable(MEMORY) ? MEMORY : scratch;
        return parent.resolve("orrery-" + ProcessHandle.current().pid() + "-" + scratch.getFileName());
    }

    private static Spool open(Path scratch) {
        try {
            Path root = root(scratch);
            root.toFile().deleteOnExit();
            return Spool.open(root, 1L << 30);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void batch(Batch batch) {
        batches.add(batch);
    }

    @Override
    public void rejected(Refusal refusal) {
        rejected.add(refusal);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        String head = "";
        for (Batch batch : batches) {
            String next = graph ? batch.part().name().toLowerCase(Locale.ROOT) + ": " : "";
            next += batch.table().columns().stream().map(TableText::head).collect(Collectors.joining(" | "));
            if (!next.equals(head)) {
                out.append(next).append('\n');
                head = next;
            }
            for (int row = 0; row < batch.table().rows(); row++) {
                out.append(row(batch.table(), row)).append('\n');
            }
        }
        rejected.forEach(r -> out.append("left out: ").append(line(r)));
        refusal.ifPresent(r -> out.append("refused: ").append(line(r)));
        return out.toString();
    }

    private static String line(Refusal refusal) {
        String where = refusal.position().toString();
        return refusal.reason().name().toLowerCase(Locale.ROOT) + ": " + refusal.message()
                + (where.isEmpty() ? "" : " [" + where + "]") + "\n";
    }

    private static String head(Column column) {
        String type = switch (column) {
            case Column.Text _ -> "text";
            case Column.Integers _ -> "int";
            case Column.Decimals _ -> "float";
            case Column.Booleans _ -> "bool";
            case Column.Times _ -> "time";
        };
        return shown(column.name()) + ":" + type;
    }

    static String row(Table table, int row) {
        return table.columns().stream().map(c -> cell(c, row)).collect(Collectors.joining(" | "));
    }

    private static String cell(Column column, int row) {
        if (!column.isPresent(row)) {
            return "~";
        }
        return switch (column) {
            case Column.Text text -> "'" + shown(String.valueOf(text.values()[row])) + "'";
            case Column.Decimals decimals -> Double.toString(decimals.values()[row]);
            case Column.Integers _, Column.Booleans _, Column.Times _ -> String.valueOf(column.text(row));
        };
    }

    private static String shown(String text) {
        return text.replace("\n", "\\n").replace("\r", "\\r").replace("\u0000", "\\0");
    }
}
