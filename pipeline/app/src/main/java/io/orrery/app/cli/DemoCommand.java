package io.orrery.app.cli;

import io.orrery.app.demo.Demo;
import io.orrery.app.http.Api;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Loads the demo into a running server.
@Command(
        name = "demo",
        description =
                "Loads the demo's graph and sends its live feed until Ctrl-C; for a server started with --no-demo.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "" + Demo.DEFAULT_RATE,
            description = "Events per second. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(names = "--seconds", paramLabel = "S", description = "Stop after so many seconds.")
    private @Nullable Integer seconds;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = ServerDoor.api(data.folder())) {
            Demo demo = new Demo(api, Launch.home());
            out.println(api.page(demo.loadGraph()));
            out.println(api.page(demo.loadFeed()));
            out.flush();
            demo.send(rate, seconds == null ? Duration.ofDays(365) : Duration.ofSeconds(seconds));
        }
        return CommandLine.ExitCode.OK;
    }
}
