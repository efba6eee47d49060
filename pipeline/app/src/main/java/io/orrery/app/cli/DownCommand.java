package io.orrery.app.cli;

import io.orrery.app.RunState;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Stops the server.
@Command(
        name = "down",
        description = "Stops Orrery; the data stays. Does nothing when it is not running.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        ServerProcess server = new ServerProcess(data.folder());
        Optional<RunState> running = server.running();
        if (running.isEmpty()) {
            out.println("Orrery is not running");
            return CommandLine.ExitCode.OK;
        }
        server.stop(running.get());
        out.println("Orrery has stopped");
        return CommandLine.ExitCode.OK;
    }
}
