package io.orrery.device.probe;

import java.util.ArrayList;
import java.util.List;

/// Asks every backend, in order of preference. Blocking; native code runs on the calling thread, which must be a
/// platform thread.
public final class Devices {
    private Devices() {}

    /// At least one element: the CPU is always there.
    public static List<Probe> probe() {
        List<Probe> probes = new ArrayList<>(CudaProbe.probe());
        probes.addAll(OpenClProbe.probe());
        probes.add(cpu());
        return List.copyOf(probes);
    }

    private static Probe cpu() {
        Runtime runtime = Runtime.getRuntime();
        return new Probe.Ready("cpu", runtime.availableProcessors() + " cores", runtime.maxMemory());
    }
}
