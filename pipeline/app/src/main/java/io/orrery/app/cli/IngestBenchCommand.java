package io.orrery.app.cli;

import io.orrery.ingest.bench.EventFile;
import io.orrery.ingest.bench.IngestBench;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// How fast a file's events are understood here, and what becomes of them.
@Command(
        name = "ingest",
        description = "Reads a file of events in memory on one core and says what becomes of them.",
        mixinStandardHelpOptions = true)
final class IngestBenchCommand implements Callable<Integer> {
    /// What a file may unpack to.
    private static final long MOST_BYTES = 2L << 30;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "Events in any known format; .gz and .zip are unpacked.")
    private Path file = Path.of("");

    @Mixin
    private ReadingOption reading = new ReadingOption();

    @Option(names = "--json", description = "Print one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!ServerJava.isInside()) {
            return ServerJava.again(spec);
        }
        if (!Files.isReadable(file)) {
            throw new CommandFailure("there is no readable file " + file);
        }
        IngestBench.Result result = new IngestBench(reading.reader(), System::nanoTime)
                .run(EventFile.read(file, System.currentTimeMillis() * 1_000, MOST_BYTES));
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? line(result) : table(result));
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private static String table(IngestBench.Result result) {
        StringBuilder table = new StringBuilder();
        row(table, "events", number(result.events()));
        row(table, "parsed", share(result.parsed(), result.events()));
        counts(table, result.datasets(), Map.of());
        row(table, "mapped", share(result.mapped(), result.events()));
        row(table, "left out by rule", number(sum(result.filtered())));
        counts(table, result.filtered(), Map.of());
        row(table, "dead", number(sum(result.dead())));
        counts(table, result.dead(), result.samples());
        row(table, "relations seen", number(result.observations()));
        row(table, "graph", number(result.nodes()) + " nodes, " + number(result.edges()) + " edges");
        row(
                table,
                "speed",
                String.format(
                        Locale.ROOT,
                        "%,.0f events/s, %.1f MB/s on one core",
                        result.events() / result.seconds(),
                        result.bytes() / 1e6 / result.seconds()));
        return table.toString().stripTrailing();
    }

    private static void row(StringBuilder table, String name, String value) {
        table.append(String.format(Locale.ROOT, "%-28s%s%n", name, value));
    }

    private static void counts(StringBuilder table, Map<String, Long> counts, Map<String, String> samples) {
        counts.forEach((name, count) ->
                row(table, "  " + name, number(count) + (samples.containsKey(name) ? "  " + samples.get(name) : "")));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String share(long part, long whole) {
        return number(part) + (whole == 0 ? "" : String.format(Locale.ROOT, " (%.2f %%)", 100.0 * part / whole));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().collect(Collectors.summingLong(Long::longValue));
    }

    private static String line(IngestBench.Result result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("events", result.events());
        fields.put("parsed", result.parsed());
        fields.put("mapped", result.mapped());
        fields.put("datasets", result.datasets());
        fields.put("filtered", result.filtered());
        fields.put("dead", result.dead());
        fields.put("nodes", result.nodes());
        fields.put("edges", result.edges());
        fields.put("events_per_second", Math.rint(result.events() / result.seconds()));
        fields.put("megabytes_per_second", Math.rint(result.bytes() / 1e5 / result.seconds()) / 10);
        return JsonMapper.builder().build().writeValueAsString(fields);
    }
}
