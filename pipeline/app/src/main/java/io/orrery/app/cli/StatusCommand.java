package io.orrery.app.cli;

import io.orrery.app.DataFolder;
import io.orrery.app.RunState;
import io.orrery.app.http.Api;
import io.orrery.app.http.Feeds;
import io.orrery.app.http.Graphs;
import io.orrery.app.http.Health;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// Whether the server runs and what it shows.
@Command(
        name = "status",
        description = "Tells whether Orrery runs, where, and which graphs it holds; exit code 1 when it does not run.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        DataFolder folder = data.folder();
        Optional<RunState> running = new ServerProcess(folder).running();
        if (running.isEmpty()) {
            out.println("Orrery is not running on " + folder.root());
            return CommandLine.ExitCode.SOFTWARE;
        }
        RunState state = running.get();
        out.println("Orrery is " + state.phase().name().toLowerCase(Locale.ROOT) + " (process " + state.pid() + ") "
                + state.url());
        if (state.phase() != RunState.Phase.READY) {
            out.println(state.message());
            return CommandLine.ExitCode.SOFTWARE;
        }
        out.println("health and metrics: " + state.management());
        Map<String, String> health = Health.of(state.management());
        health.forEach((part, is) -> {
            if (!Health.isUp(is)) {
                out.println("  " + part + " is " + is);
            }
        });
        if (health.values().stream().allMatch(Health::isUp)) {
            out.println("all parts are up: " + String.join(", ", health.keySet()));
        }
        try (Api api = ServerDoor.api(folder)) {
            for (JsonNode graph : Graphs.list(api)) {
                out.println(line(graph));
            }
            for (JsonNode feed : Feeds.list(api)) {
                out.println(FeedLine.of(Feeds.get(api, feed.path("name").asString(""))));
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private static String line(JsonNode graph) {
        return String.format(
                Locale.ROOT,
                "%-10s %,9d nodes %,9d edges %8.0f events/s  %s  %s",
                graph.path("status").asString(""),
                graph.path("nodes").asLong(0),
                graph.path("edges").asLong(0),
                graph.path("eventsPerSecond").asDouble(0),
                graph.path("id").asString(""),
                graph.path("name").asString(""));
    }
}
