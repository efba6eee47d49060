package io.orrery.app.cli;

import io.orrery.app.bench.EdgeFile;
import io.orrery.app.http.TableFile;
import io.orrery.device.probe.Devices;
import io.orrery.layout.bench.BenchGraph;
import io.orrery.layout.bench.LayoutBench;
import io.orrery.layout.device.LayoutDevices;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// How fast and how well the layout works here.
@Command(
        name = "layout",
        description = "Lays a graph out from nothing to rest, measures the picture, and times single iterations.",
        mixinStandardHelpOptions = true)
final class LayoutBenchCommand implements Callable<Integer> {
    private static final int EDGES_A_NODE = 5;
    /// Bound on nodes and on edges, for arrays of pairs.
    private static final int MOST = 200_000_000;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Option(names = "--graph", paramLabel = "FILE", description = "A table of edges. Default: a made-up graph.")
    private @Nullable Path file;

    @Mixin
    private EdgeColumnsOption columns = new EdgeColumnsOption();

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Nodes of the made-up graph. Default: 100000.")
    private int nodes;

    @Option(
            names = "--edges",
            paramLabel = "M",
            description = "Edges of the made-up graph. Default: five times as many as nodes.")
    private @Nullable Integer edges;

    @Option(
            names = "--device",
            paramLabel = "D",
            defaultValue = "cpu",
            description = "What computes: cpu, opencl, cuda, or one device like opencl:1. Default: cpu.")
    private String device = "cpu";

    @Option(
            names = "--iterations",
            paramLabel = "K",
            defaultValue = "50",
            description = "Iterations to time. Default: 50.")
    private int iterations;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of all that is random. Default: 1.")
    private long seed;

    @Option(names = "--json", description = "Print one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        if (!ServerJava.isInside()) {
            return ServerJava.again(spec);
        }
        PrintWriter err = spec.commandLine().getErr();
        LayoutBench bench = new LayoutBench(graph(), devices(), doing -> {
            err.println(doing + " ...");
            err.flush();
        });
        LayoutBench.Result result = bench.run(iterations, seed);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? line(result) : table(result));
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private void check() {
        devices();
        if (nodes < 1 || nodes > MOST || iterations < 1 || edgesWanted() < 0 || edgesWanted() > MOST) {
            throw new CommandFailure("--nodes and --iterations must be at least 1, --edges at least 0, none over "
                    + MOST + ": were " + nodes + ", " + iterations + " and " + edgesWanted());
        }
    }

    /// What was asked for, and nothing else: times of another device would mislead. Devices are looked at where native
    /// libraries may be loaded.
    private LayoutDevices devices() {
        try {
            LayoutDevices devices =
                    LayoutDevices.fromEnvironment(System.getenv()).with(device);
            if (ServerJava.isInside()
                    && !device.equals("cpu")
                    && devices.assign(Devices.probe()).candidates().isEmpty()) {
                throw new CommandFailure(
                        "no device of --device " + device + " is ready here; ./orrery devices says why");
            }
            return devices;
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure("--device " + device + ": " + wrong.getMessage());
        }
    }

    private long edgesWanted() {
        return edges == null ? (long) EDGES_A_NODE * nodes : edges;
    }

    private BenchGraph graph() throws IOException {
        if (file == null) {
            return BenchGraph.communities(nodes, Math.toIntExact(edgesWanted()), seed);
        }
        TableFile table = TableFile.of(file);
        return EdgeFile.read(table, columns.source(table), columns.destination(table));
    }

    private static String table(LayoutBench.Result result) {
        String[][] rows = {
            {"device", result.device()},
            {"graph", String.format(Locale.ROOT, "%,d nodes, %,d edges", result.nodes(), result.edges())},
            {
                "one iteration",
                String.format(
                        Locale.ROOT,
                        "%.2f ms wall (best %.2f), %.2f ms CPU",
                        result.wallMillis(),
                        result.bestMillis(),
                        result.cpuMillis())
            },
            {
                "whole layout",
                String.format(
                        Locale.ROOT,
                        "%.2f s, %,d steps%s",
                        result.seconds(),
                        result.steps(),
                        result.rested() ? "" : ", cut off")
            },
            {
                "memory",
                String.format(
                        Locale.ROOT,
                        "%.1f MB, %.0f bytes a node and edge",
                        result.bytes() / 1e6,
                        (double) result.bytes() / (result.nodes() + result.edges()))
            },
            {"stress", String.format(Locale.ROOT, "%.4f", result.quality().stress())},
            {
                "neighbourhood preservation",
                String.format(Locale.ROOT, "%.4f", result.quality().neighbourhoodPreservation())
            },
            {
                "edge length variation",
                String.format(Locale.ROOT, "%.3f", result.quality().edgeLengthVariation())
            },
            {
                "crossing rate",
                String.format(Locale.ROOT, "%.4f", result.quality().crossingRate())
            }
        };
        StringBuilder table = new StringBuilder();
        for (String[] row : rows) {
            table.append(String.format(Locale.ROOT, "%-28s%s%n", row[0], row[1]));
        }
        return table.toString().stripTrailing();
    }

    private static String line(LayoutBench.Result result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("device", result.device());
        fields.put("nodes", result.nodes());
        fields.put("edges", result.edges());
        fields.put("wall_ms_per_iteration", rounded(result.wallMillis()));
        fields.put("cpu_ms_per_iteration", rounded(result.cpuMillis()));
        fields.put("bytes", result.bytes());
        fields.put("stress", rounded(result.quality().stress()));
        fields.put("neighbourhood_preservation", rounded(result.quality().neighbourhoodPreservation()));
        fields.put("layout_seconds", rounded(result.seconds()));
        fields.put("steps", result.steps());
        return JsonMapper.builder().build().writeValueAsString(fields);
    }

    /// JSON has no word for what is no number: null.
    private static @Nullable Double rounded(double value) {
        return Double.isFinite(value) ? (Double) (Math.rint(value * 1e5) / 1e5) : null;
    }
}
