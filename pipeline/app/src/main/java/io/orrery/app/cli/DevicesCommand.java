package io.orrery.app.cli;

import io.orrery.device.Workers;
import io.orrery.device.assign.Assignment;
import io.orrery.device.compute.Device;
import io.orrery.device.compute.DeviceFault;
import io.orrery.device.probe.Devices;
import io.orrery.device.probe.Probe;
import io.orrery.layout.bench.DeviceBench;
import io.orrery.layout.device.LayoutDevices;
import io.orrery.layout.force.CpuForceEngine;
import io.orrery.layout.force.DeviceForceEngine;
import io.orrery.layout.force.ForceEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Which compute devices there are, and which the layout takes.
@Command(
        name = "devices",
        description = "Lists the compute devices of this machine, and which of them the layout uses or why not.",
        mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {
    private static final String LINE = "%-10s %-40s %9s  %s%n";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Option(names = "--bench", description = "Lay out a made-up graph for two seconds on every device that is ready.")
    private boolean bench;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!ServerJava.isInside()) {
            return ServerJava.again(spec);
        }
        Assignment assignment;
        try {
            assignment = LayoutDevices.fromEnvironment(System.getenv()).assign(Devices.probe());
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(String.valueOf(wrong.getMessage()));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(LINE, "BACKEND", "DEVICE", "MEMORY", "LAYOUT");
        assignment.verdicts().forEach(verdict -> row(out, verdict));
        assignment.warnings().forEach(warning -> out.println("warning: " + warning));
        for (int worker = 0; worker < assignment.workers(); worker++) {
            List<Device> order = assignment.of(worker);
            out.printf(
                    "layout worker %d: %s%n",
                    worker,
                    order.isEmpty() ? "the CPU's own code" : order.getFirst().label());
        }
        if (bench) {
            out.printf(
                    Locale.ROOT,
                    "%nBest of two seconds, milliseconds per iteration of %,d nodes and %,d edges:%n",
                    DeviceBench.NODES,
                    DeviceBench.EDGES);
            assignment.verdicts().forEach(verdict -> measure(out, verdict.probe()));
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private static void row(PrintWriter out, Assignment.Verdict verdict) {
        switch (verdict.probe()) {
            case Probe.Ready(Device device) ->
                out.printf(
                        LINE,
                        device.backend() + ":" + device.ordinal(),
                        device.name(),
                        gibibytes(device.memoryBytes()),
                        verdict.why());
            case Probe.Absent absent ->
                out.printf(
                        LINE, absent.backend(), absent.device().isEmpty() ? "-" : absent.device(), "-", verdict.why());
        }
    }

    /// The CPU is measured with its own code, not with the kernels' definitions.
    private static void measure(PrintWriter out, Probe probe) {
        if (probe instanceof Probe.Ready(Device device)) {
            String name = device.backend() + ":" + device.ordinal();
            try (Workers workers = Workers.ofAllCores();
                    ForceEngine engine = device.backend().equals("cpu")
                            ? new CpuForceEngine(workers)
                            : new DeviceForceEngine(Devices.open(device))) {
                out.printf(Locale.ROOT, "%-10s %.2f%n", name, DeviceBench.millisPerIteration(engine, 1));
            } catch (DeviceFault fault) {
                out.printf("%-10s %s%n", name, fault.getMessage());
            }
            out.flush();
        }
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}
