package io.orrery.device.assign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.device.compute.Device;
import io.orrery.device.probe.Probe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AssignmentTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/cases/assignment.csv", delimiter = '|', emptyValue = "", nullValues = "-")
    void workersAreBoundAsTheCaseSays(String there, String environment, String workers, String warning) {
        Assignment assignment = Assignment.of(Service.LAYOUT, environment(environment), probes(there));

        List<String> begins = new ArrayList<>();
        for (int worker = 0; worker < 3 && !assignment.candidates().isEmpty(); worker++) {
            begins.add(name(assignment.of(worker).getFirst()));
        }
        assertThat(String.join(" ", begins)).isEqualTo(workers == null ? "" : workers);
        if (warning == null || warning.isEmpty()) {
            assertThat(assignment.warnings()).isEmpty();
        } else {
            assertThat(assignment.warnings()).singleElement().asString().contains(warning);
        }
        assertThat(assignment.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.why()).isNotBlank());
        assertThat(assignment.verdicts()).filteredOn(Assignment.Verdict::used).isNotEmpty();
    }

    @Test
    void theNextDevicesFollowInTurnWhenOneFails() {
        Assignment assignment =
                Assignment.of(Service.LAYOUT, Map.of("STREAMGL_NUM_WORKERS", "3"), probes("g0 g1 g2 c"));
        assertThat(assignment.of(1)).extracting(AssignmentTest::name).containsExactly("g1", "g2", "g0");
    }

    @Test
    void everyServiceReadsItsOwnNames() {
        List<Probe> probes = probes("g0 g1 c");
        Map<String, String> environment = Map.of("FORGE_CUDA_VISIBLE_DEVICES", "1", "DCW_CUDA_VISIBLE_DEVICES", "0");
        assertThat(Assignment.of(Service.INGEST, environment, probes).candidates())
                .extracting(AssignmentTest::name)
                .containsExactly("g1");
        assertThat(Assignment.of(Service.TRANSFORM, environment, probes).candidates())
                .extracting(AssignmentTest::name)
                .containsExactly("g0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu", "opencl:", "cuda:x", "OPENCL"})
    void aDeviceThatCannotBeMeantIsRefusedByName(String value) {
        Map<String, String> environment = Map.of("ORRERY_LAYOUT_DEVICE", value);
        assertThatThrownBy(() -> Assignment.of(Service.LAYOUT, environment, probes("c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ORRERY_LAYOUT_DEVICE must be auto, cpu, opencl, cuda or one device")
                .hasMessageEndingWith("was '" + value + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "two", "1025"})
    void aNumberOfWorkersThatCannotBeIsRefusedByName(String value) {
        Map<String, String> environment = Map.of("STREAMGL_NUM_WORKERS", value);
        assertThatThrownBy(() -> Assignment.of(Service.LAYOUT, environment, probes("c")))
                .hasMessage("STREAMGL_NUM_WORKERS must be 1..1024, was '" + value + "'");
    }

    private static Map<String, String> environment(String text) {
        Map<String, String> environment = new HashMap<>();
        for (String entry : text == null || text.isBlank() ? new String[0] : text.split(" ")) {
            String[] parts = entry.split("=", 2);
            environment.put(parts[0], parts[1]);
        }
        return environment;
    }

    private static List<Probe> probes(String there) {
        List<Probe> probes = new ArrayList<>();
        probes.add(new Probe.Absent("cuda", "broken", "it computed 1 for 2"));
        for (String device : there.split(" ")) {
            int ordinal = device.length() > 1 ? device.charAt(1) - '0' : 0;
            String uuid = "GPU-" + Integer.toString(ordinal).repeat(8);
            probes.add(new Probe.Ready(
                    switch (device.charAt(0)) {
                        case 'g' -> new Device("cuda", ordinal, device, uuid, Device.Kind.GPU, 1L << 30);
                        case 'o' -> new Device("opencl", ordinal, device, "", Device.Kind.GPU, 1L << 30);
                        case 'p' -> new Device("opencl", ordinal, device, "", Device.Kind.CPU, 1L << 30);
                        default -> new Device("cpu", 0, device, "", Device.Kind.CPU, 1L << 30);
                    }));
        }
        return probes;
    }

    private static String name(Device device) {
        return device.name();
    }
}
