package io.orrery.app.cli;

import io.orrery.app.DataFolder;
import io.orrery.stage.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Deletes the data folder.
@Command(
        name = "reset",
        description = "Stops Orrery and deletes its data folder: every graph, feed, account and secret.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        DataFolder folder = data.folder();
        if (!Files.isDirectory(folder.root())) {
            out.println("There is nothing to delete at " + folder.root());
            return CommandLine.ExitCode.OK;
        }
        if (!Files.exists(folder.secrets()) && !Files.exists(folder.logs())) {
            throw new CommandFailure(folder.root() + " is not a data folder of Orrery and is left alone");
        }
        if (!yes && !confirmed(out, folder)) {
            throw new CommandFailure("nothing was deleted");
        }
        ServerProcess server = new ServerProcess(folder);
        Optional<io.orrery.app.RunState> running = server.running();
        if (running.isPresent()) {
            server.stop(running.get());
        }
        Folders.delete(folder.root());
        out.println("Deleted " + folder.root());
        return CommandLine.ExitCode.OK;
    }

    private static boolean confirmed(PrintWriter out, DataFolder folder) throws IOException {
        out.print("Delete " + folder.root() + " with every graph, feed and account in it? Type yes: ");
        out.flush();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String answer = in.readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("yes");
    }
}
