package io.orrery.app.cli;

import io.orrery.device.probe.Devices;
import io.orrery.device.probe.Probe;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Which compute devices there are.
@Command(
        name = "devices",
        description =
                "Lists the compute devices of this machine: each has run a small kernel, or the line says why not.",
        mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {
    private static final String LINE = "%-8s %-40s %9s  %s%n";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!ServerJava.isInside()) {
            return ServerJava.again(spec);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(LINE, "BACKEND", "DEVICE", "MEMORY", "STATE");
        for (Probe probe : Devices.probe()) {
            switch (probe) {
                case Probe.Ready ready ->
                    out.printf(
                            LINE,
                            ready.backend(),
                            ready.device().name(),
                            gibibytes(ready.device().memoryBytes()),
                            state(ready));
                case Probe.Absent absent ->
                    out.printf(
                            LINE,
                            absent.backend(),
                            absent.device().isEmpty() ? "-" : absent.device(),
                            "-",
                            absent.why());
            }
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    /// The layout runs on the CPU; what else is ready has run the probe's kernel and nothing more.
    private static String state(Probe.Ready ready) {
        return ready.backend().equals("cpu") ? "ready, lays out" : "ready, not used by the layout yet";
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}
