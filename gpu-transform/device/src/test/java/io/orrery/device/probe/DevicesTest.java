package io.orrery.device.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.device.compute.Device;
import java.util.List;
import org.junit.jupiter.api.Test;

class DevicesTest {
    @Test
    void theCpuIsAlwaysReadyAndComesLast() {
        List<Probe> probes = Devices.probe();

        probes.forEach(probe -> System.out.println("device probe: " + probe));
        assertThat(probes.getLast()).isInstanceOfSatisfying(Probe.Ready.class, ready -> {
            assertThat(ready.backend()).isEqualTo("cpu");
            assertThat(ready.device().memoryBytes()).isPositive();
        });
    }

    @Test
    void aCpuBehindADriverIsNotTriedUnlessAskedFor() {
        assertThat(Devices.probe(false))
                .filteredOn(probe -> probe.backend().equals("opencl"))
                .noneMatch(probe ->
                        probe instanceof Probe.Ready ready && ready.device().kind() == Device.Kind.CPU);
    }

    @Test
    void everyBackendAnswersWithADeviceOrWithOneSentence() {
        List<Probe> probes = Devices.probe();

        assertThat(probes).extracting(Probe::backend).contains("cuda", "opencl", "cpu");
        assertThat(probes)
                .filteredOn(Probe.Absent.class::isInstance)
                .allSatisfy(probe -> assertThat(((Probe.Absent) probe).why())
                        .isNotBlank()
                        .doesNotContain("\n")
                        .doesNotContain("Exception"));
    }
}
