package io.orrery.app.bench;

import io.orrery.app.http.ApiFailure;
import io.orrery.app.http.TableFile;
import io.orrery.ingest.format.Formats;
import io.orrery.ingest.format.Spool;
import io.orrery.ingest.format.SpooledFile;
import io.orrery.ingest.format.TableReaders;
import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.TableOutput;
import io.orrery.layout.bench.BenchGraph;
import io.orrery.stage.Folders;
import io.orrery.topics.model.Column;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TablePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a table of edges by the readers that uploads go through; rows without both ends are left out.
public final class EdgeFile implements BatchSink {
    private final String from;
    private final String to;
    private final Map<String, Integer> numbers = new HashMap<>();
    private int[] source = new int[1_024];
    private int[] target = new int[1_024];
    private int edges;

    private EdgeFile(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /// @param source column
    /// @param destination column
    /// @throws ApiFailure with the reader's sentence when the file is no such table
    public static BenchGraph read(TableFile file, String source, String destination) throws IOException {
        EdgeFile edges = new EdgeFile(source, destination);
        Path folder = Files.createTempDirectory("orrery-bench");
        try (Spool.Folder room =
                Spool.open(folder.resolve("spool"), Long.MAX_VALUE).folder()) {
            TableReaders.Task task = new TableReaders.Task(
                    new SpooledFile(file.path(), Files.size(file.path())),
                    TablePart.EDGES,
                    file.format(),
                    Map.of(),
                    TableOutput.Expected.nodesIn(List.of(source, destination)),
                    0,
                    Limits.DEFAULT);
            Optional<Refusal> refusal = Formats.readers().read(task, room, edges);
            if (refusal.isPresent()) {
                throw new ApiFailure(file.path() + ": " + refusal.get().message());
            }
        } finally {
            Folders.delete(folder);
        }
        if (edges.edges == 0) {
            throw new ApiFailure(file.path() + " has no row with both ends");
        }
        return new BenchGraph(
                edges.numbers.size(),
                Arrays.copyOf(edges.source, edges.edges),
                Arrays.copyOf(edges.target, edges.edges));
    }

    @Override
    public void batch(Batch batch) {
        Table table = batch.table();
        Column sources = table.column(from).orElseThrow();
        Column targets = table.column(to).orElseThrow();
        for (int row = 0; row < table.rows(); row++) {
            String a = sources.text(row);
            String b = targets.text(row);
            if (a != null && b != null) {
                add(number(a), number(b));
            }
        }
    }

    private void add(int a, int b) {
        if (edges == source.length) {
            source = Arrays.copyOf(source, 2 * edges);
            target = Arrays.copyOf(target, 2 * edges);
        }
        source[edges] = a;
        target[edges++] = b;
    }

    private int number(String id) {
        return numbers.computeIfAbsent(id, unknown -> numbers.size());
    }

    @Override
    public void rejected(Refusal refusal) {
        // A row that cannot be read has no ends either.
    }
}
