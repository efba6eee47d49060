package io.orrery.layout.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.device.Workers;
import io.orrery.device.compute.Device;
import io.orrery.device.probe.Devices;
import io.orrery.layout.force.CpuForceEngine;
import io.orrery.layout.force.ForceEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LayoutDevicesTest {
    @Test
    void theCpuIsUsedWhereNothingFasterIsAndADeviceWhereItIsAskedFor() {
        List<Device> ready = Devices.ready();
        boolean hasGpu = ready.stream().anyMatch(device -> device.kind() == Device.Kind.GPU);
        boolean hasOpenCl = ready.stream().anyMatch(device -> device.backend().equals("opencl"));
        try (Workers workers = new Workers(1)) {
            LayoutDevices automatic = LayoutDevices.fromEnvironment(Map.of());
            try (ForceEngine engine = automatic.engine(workers)) {
                assertThat(engine).isInstanceOf(hasGpu ? FallbackForceEngine.class : CpuForceEngine.class);
            }
            LayoutDevices asked = automatic.with("opencl");
            try (ForceEngine engine = asked.engine(workers)) {
                assertThat(engine).isInstanceOf(hasOpenCl ? FallbackForceEngine.class : CpuForceEngine.class);
                assertThat(asked.label(workers)).startsWith(hasOpenCl ? "opencl:" : "cpu, 1 cores");
            }
            try (ForceEngine engine = LayoutDevices.CPU.engine(workers)) {
                assertThat(engine).isInstanceOf(CpuForceEngine.class);
            }
        }
    }

    @Test
    void onlyItsOwnSettingsAreKept() {
        Map<String, String> environment = Map.of("ORRERY_ADMIN_PASSWORD", "secret", "ORRERY_LAYOUT_DEVICE", "cpu");
        assertThat(LayoutDevices.fromEnvironment(environment).toString()).doesNotContain("secret");
    }

    @Test
    void aWrongValueIsRefusedByName() {
        assertThatThrownBy(() -> LayoutDevices.fromEnvironment(Map.of("ORRERY_LAYOUT_DEVICE", "gpu")))
                .hasMessageStartingWith("ORRERY_LAYOUT_DEVICE must be");
        assertThatThrownBy(
                        () -> LayoutDevices.fromEnvironment(Map.of("ORRERY_LAYOUT_DEVICE_MEMORY_WARN_PERCENT", "most")))
                .hasMessageStartingWith("ORRERY_LAYOUT_DEVICE_MEMORY_WARN_PERCENT must be");
    }
}
