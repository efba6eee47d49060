package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.device.Workers;
import io.orrery.device.compute.Device;
import io.orrery.device.probe.Devices;
import io.orrery.device.probe.Probe;
import java.util.ArrayList;
import java.util.List;

/// Every engine that can run here: the fast one of the CPU, and the kernels on every device that is ready, of which one
/// is the CPU with the kernels' definitions. CI has to have OpenCL; elsewhere its absence is printed.
enum TestEngine {
    FAST_CPU(""),
    DEFINITIONS("cpu"),
    OPENCL("opencl"),
    CUDA("cuda");

    private static final List<Probe> PROBES = Devices.probe();

    private final String backend;

    TestEngine(String backend) {
        this.backend = backend;
    }

    static List<TestEngine> all() {
        List<TestEngine> engines = new ArrayList<>(List.of(FAST_CPU));
        engines.addAll(devices());
        return engines;
    }

    static List<TestEngine> devices() {
        List<TestEngine> engines = new ArrayList<>();
        for (TestEngine engine : List.of(DEFINITIONS, OPENCL, CUDA)) {
            if (Devices.ready().stream().anyMatch(device -> device.backend().equals(engine.backend))) {
                engines.add(engine);
            } else {
                System.out.println("the layout is not tested on " + engine + ": " + PROBES);
            }
        }
        if ("true".equals(System.getenv("CI"))) {
            assertThat(engines).as("engines of CI, of %s", PROBES).contains(OPENCL);
        }
        return engines;
    }

    ForceEngine open(Workers workers, int exactBelow) {
        if (this == FAST_CPU) {
            return new CpuForceEngine(workers, exactBelow);
        }
        Device device = Devices.ready().stream()
                .filter(ready -> ready.backend().equals(backend))
                .findFirst()
                .orElseThrow();
        return new DeviceForceEngine(Devices.open(device), exactBelow);
    }

    /// Only the forces.
    static void forces(ForceEngine engine, Bodies bodies, Links links, ForceSettings settings) {
        switch (engine) {
            case CpuForceEngine cpu -> cpu.forces(bodies, links, settings);
            case DeviceForceEngine device -> device.forces(bodies, links, settings);
            default -> throw new IllegalArgumentException("not an engine of ours: " + engine);
        }
    }
}
