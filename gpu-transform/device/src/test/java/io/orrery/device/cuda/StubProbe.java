package io.orrery.device.cuda;

import io.orrery.device.compute.Accelerator;
import io.orrery.device.compute.DeviceFault;
import io.orrery.device.probe.Devices;

/// What the test's child process runs: prints the probes of the driver that it finds, and what too large a wish gives.
final class StubProbe {
    private StubProbe() {}

    static void main() {
        Devices.probe().stream().filter(probe -> probe.backend().equals("cuda")).forEach(System.out::println);
        try (Accelerator accelerator = CudaDevices.open(1)) {
            System.out.println("free " + accelerator.freeBytes());
            accelerator.floats(1L << 40).close();
        } catch (DeviceFault fault) {
            System.out.println(fault.getMessage());
        }
    }
}
