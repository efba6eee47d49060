package io.orrery.device.probe;

import io.orrery.device.Workers;
import io.orrery.device.compute.Accelerator;
import io.orrery.device.compute.Column;
import io.orrery.device.compute.Definition;
import io.orrery.device.compute.Device;
import io.orrery.device.compute.DeviceFault;
import io.orrery.device.compute.KernelSource;
import io.orrery.device.cpu.CpuAccelerator;
import io.orrery.device.cuda.CudaDevices;
import io.orrery.device.opencl.OpenClDevices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Asks every backend, in order of preference, and opens devices. Blocking; native code runs on the calling thread,
/// which must be a platform thread.
public final class Devices {
    /// The kernel that every device must have run: `x[i] *= 2`.
    static final KernelSource TWICE =
            new KernelSource(Devices.class, "twice", Map.of("twice", Definition.ofLanes((i, operands) -> {
                if (i < operands.number(1)) {
                    operands.floats(0).put(i, 2 * operands.floats(0).at(i));
                }
            })));

    private Devices() {}

    /// At least one element: the CPU is always there, and comes last.
    public static List<Probe> probe() {
        return probe(true);
    }

    /// As [#probe()], but CPUs that pretend to be devices may be left untried: compiling for them takes seconds.
    ///
    /// @param cpuDrivers whether to try them
    public static List<Probe> probe(boolean cpuDrivers) {
        List<Probe> probes = new ArrayList<>();
        probes.addAll(probe("cuda", CudaDevices::list, CudaDevices::open));
        probes.addAll(probe("opencl", OpenClDevices::list, ordinal -> {
            if (!cpuDrivers && OpenClDevices.list().get(ordinal).kind() == Device.Kind.CPU) {
                throw new DeviceFault("a CPU behind a device driver, not tried: the CPU's own code is faster");
            }
            return OpenClDevices.open(ordinal);
        }));
        probes.addAll(
                probe("cpu", () -> List.of(CpuAccelerator.describe()), ordinal -> open(CpuAccelerator.describe())));
        return List.copyOf(probes);
    }

    /// Those that are ready.
    public static List<Device> ready() {
        return probe().stream()
                .filter(Probe.Ready.class::isInstance)
                .map(probe -> ((Probe.Ready) probe).device())
                .toList();
    }

    /// @throws DeviceFault when it is gone
    public static Accelerator open(Device device) {
        return switch (device.backend()) {
            case "cuda" -> CudaDevices.open(device.ordinal());
            case "opencl" -> OpenClDevices.open(device.ordinal());
            case "cpu" -> new CpuAccelerator(new Workers(1));
            default -> throw new IllegalArgumentException("no backend is called " + device.backend());
        };
    }

    private static List<Probe> probe(String backend, Supplier<List<Device>> list, IntFunction<Accelerator> open) {
        try {
            return list.get().stream().map(device -> run(device, open)).toList();
        } catch (DeviceFault e) {
            return List.of(new Probe.Absent(backend, "", String.valueOf(e.getMessage())));
        }
    }

    private static Probe run(Device device, IntFunction<Accelerator> open) {
        try (Accelerator accelerator = open.apply(device.ordinal())) {
            float[] result = twice(accelerator, new float[] {1, 2, 3, 4});
            return Arrays.equals(result, new float[] {2, 4, 6, 8})
                    ? new Probe.Ready(device)
                    : new Probe.Absent(
                            device.backend(), device.name(), "it computed " + Arrays.toString(result) + " for 2 4 6 8");
        } catch (DeviceFault e) {
            return new Probe.Absent(device.backend(), device.name(), String.valueOf(e.getMessage()));
        }
    }

    private static float[] twice(Accelerator accelerator, float[] values) {
        accelerator.load(TWICE);
        try (Column column = accelerator.floats(values.length)) {
            column.write(values, values.length);
            accelerator.launch(TWICE.kernel("twice"), 1, values.length, column, values.length);
            float[] result = new float[values.length];
            column.read(result, values.length);
            return result;
        }
    }
}
