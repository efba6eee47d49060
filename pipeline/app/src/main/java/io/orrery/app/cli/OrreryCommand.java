package io.orrery.app.cli;

import io.orrery.app.Setting;
import io.orrery.app.http.ApiFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The root of the command line.
@Command(
        name = "orrery",
        description = "Graph visual analytics on live data: starts, feeds and stops an Orrery on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            UploadCommand.class,
            FeedCommand.class,
            DemoCommand.class,
            DevicesCommand.class,
            BenchCommand.class,
            ResetCommand.class
        })
public final class OrreryCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command? See `orrery --help`");
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The command line's model with its error handling, also for tests and documentation.
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new OrreryCommand());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            say(command.getErr(), sentence(failure));
            return CommandLine.ExitCode.SOFTWARE;
        });
        line.setParameterExceptionHandler((failure, parsed) -> {
            say(failure.getCommandLine().getErr(), sentence(failure));
            return CommandLine.ExitCode.USAGE;
        });
        line.setUsageHelpAutoWidth(true);
        CommandLine up = line.getSubcommands().get("up");
        if (up != null) {
            up.getCommandSpec()
                    .usageMessage()
                    .footerHeading("%nSettings (environment variables):%n")
                    .footer(settings());
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private static String[] settings() {
        return Arrays.stream(Setting.values())
                .map(setting -> "  " + setting.name() + ": " + setting.meaning())
                .toArray(String[]::new);
    }

    private static void say(PrintWriter out, String message) {
        out.println("orrery: " + message);
        out.flush();
    }

    private static String sentence(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return failure instanceof CommandFailure
                        || failure instanceof ApiFailure
                        || failure instanceof CommandLine.ParameterException
                        || failure instanceof IllegalArgumentException
                ? message
                : failure instanceof IOException ? "input or output failed: " + message : failure.toString();
    }
}
