package io.orrery.device.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.device.probe.Devices;
import io.orrery.device.probe.Probe;
import java.util.List;

/// The devices that tests run on: all that are ready here. CI has to have OpenCL; elsewhere its absence is printed.
public final class ReadyDevices {
    private ReadyDevices() {}

    public static List<Device> all() {
        List<Probe> probes = Devices.probe();
        List<Device> ready = Devices.ready();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(ready)
                    .extracting(Device::backend)
                    .as("devices of CI, of %s", probes)
                    .contains("opencl");
        }
        probes.stream()
                .filter(Probe.Absent.class::isInstance)
                .forEach(probe -> System.out.println("kernels are not tested on " + probe));
        return ready;
    }
}
