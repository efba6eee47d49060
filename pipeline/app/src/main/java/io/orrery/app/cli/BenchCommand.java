package io.orrery.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Measures of this machine; the subcommands say of what.
@Command(
        name = "bench",
        description = "Measures how fast Orrery is on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LayoutBenchCommand.class, IngestBenchCommand.class})
final class BenchCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "bench of what? See `orrery bench --help`");
    }
}
