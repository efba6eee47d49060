package io.orrery.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Prints the end of the log, one JSON object a line.
@Command(
        name = "logs",
        description = "Prints the last lines of the server's log, one JSON object a line.",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 1 << 20;
    private static final long POLL_MILLIS = 200;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "How many. Default: 50.")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path log = data.folder().logs().resolve("orrery.log");
        if (!Files.exists(log)) {
            throw new CommandFailure("there is no log yet: " + log);
        }
        PrintWriter out = spec.commandLine().getOut();
        long position = printEnd(log, out);
        while (follow) {
            Thread.sleep(POLL_MILLIS);
            position = printFrom(log, position, out);
        }
        return CommandLine.ExitCode.OK;
    }

    private long printEnd(Path log, PrintWriter out) throws IOException {
        long size = Files.size(log);
        String end = read(log, Math.max(0, size - MOST_BYTES), size);
        var all = end.lines().toList();
        all.subList(Math.max(0, all.size() - Math.max(0, lines)), all.size()).forEach(out::println);
        out.flush();
        return size;
    }

    private static long printFrom(Path log, long position, PrintWriter out) throws IOException {
        if (!Files.exists(log)) {
            return 0; // Rolled over at this very moment.
        }
        long size = Files.size(log);
        long from = size < position ? 0 : position;
        long to = Math.min(size, from + MOST_BYTES);
        out.print(read(log, from, to));
        out.flush();
        return to;
    }

    private static String read(Path log, long from, long to) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) (to - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
