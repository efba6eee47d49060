package io.orrery.app.cli;

import io.orrery.app.http.Api;
import io.orrery.app.http.Graphs;
import io.orrery.app.http.TableFile;
import io.orrery.app.http.Upload;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.GraphFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Uploads a table of edges, or a file that holds a whole graph.
@Command(
        name = "upload",
        description =
                "Uploads a table of edges (CSV, TSV, JSON, NDJSON, Parquet, Arrow, Excel) or a whole graph (edge list, Matrix Market, METIS, GraphML, GEXF, GML, Pajek, DOT, GraphSON), plain or in gzip, zip, zstd, bz2 or xz, and prints the graph's address.",
        mixinStandardHelpOptions = true)
final class UploadCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(30);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE", description = "The table of edges, one a row, or the graph.")
    private Path file = Path.of("");

    @Mixin
    private EdgeColumnsOption columns = new EdgeColumnsOption();

    @Option(names = "--nodes", paramLabel = "FILE", description = "A table of nodes, one a row; needs --node.")
    private @Nullable Path nodes;

    @Option(names = "--node", paramLabel = "COL", description = "Column with nodes' ids in the table of nodes.")
    private @Nullable String node;

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "What FILE is, when its name does not tell: ${COMPLETION-CANDIDATES}.")
    private @Nullable FileFormat format;

    @Option(names = "--name", paramLabel = "N", description = "The graph's name. Default: the file's name.")
    private @Nullable String name;

    @Override
    public Integer call() throws IOException, InterruptedException {
        TableFile edges = edges();
        if ((nodes == null) != (node == null)) {
            throw new CommandFailure("--nodes FILE and --node COL belong together");
        }
        TableFile nodeTable = nodes == null ? null : TableFile.of(nodes);
        boolean whole = edges.format().isGraph();
        if (whole && nodes != null) {
            throw new CommandFailure("--nodes does not go with a file that holds a whole graph");
        }
        String from = whole ? GraphFiles.SOURCE : columns.source(edges);
        String to = whole ? GraphFiles.TARGET : columns.destination(edges);
        PrintWriter out = spec.commandLine().getOut();
        ProgressBar bar = new ProgressBar(out);
        try (Api api = ServerDoor.api(data.folder())) {
            String title = name != null ? name : file.getFileName().toString();
            String id = Upload.create(api, title, from, to, node, Map.of(), Map.of());
            if (nodeTable != null) {
                send(api, id, "nodes", nodeTable, bar);
            }
            send(api, id, whole ? "graph" : "edges", edges, bar);
            JsonNode graph = await(api, id, bar);
            bar.done();
            out.printf(
                    "%,d nodes, %,d edges%n",
                    graph.path("nodes").asLong(0), graph.path("edges").asLong(0));
            out.println(api.page(id));
        }
        return CommandLine.ExitCode.OK;
    }

    private TableFile edges() throws IOException {
        if (format != null) {
            TableFile.requireReadable(file);
            return new TableFile(file, format);
        }
        TableFile named = TableFile.of(file);
        return columns.isNamed() ? named : named.lookedInto();
    }

    private static void send(Api api, String id, String kind, TableFile table, ProgressBar bar) throws IOException {
        Upload.table(api, id, kind, table.word(), table.path(), share -> bar.at("sending " + kind, share));
    }

    /// Waits until the graph can be looked at.
    private static JsonNode await(Api api, String id, ProgressBar bar) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode graph = Graphs.get(api, id);
            String status = graph.path("status").asString("");
            bar.at(status, graph.path("progress").asDouble(0));
            switch (status) {
                case "failed" -> throw new CommandFailure("the graph failed: " + firstError(graph));
                case "laying-out", "ready" -> {
                    return graph;
                }
                default -> Thread.sleep(100);
            }
        }
        throw new CommandFailure("the graph is not ready after " + LIMIT.toMinutes() + " min: " + api.page(id));
    }

    private static String firstError(JsonNode graph) {
        JsonNode error = graph.path("errors").path(0);
        String position = error.path("position").asString("");
        return error.path("message").asString("no reason given") + (position.isEmpty() ? "" : " (" + position + ")");
    }
}
