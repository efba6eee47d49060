package io.orrery.device.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.device.probe.Devices;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AcceleratorTest {
    private static final KernelSource SAXPY =
            new KernelSource(AcceleratorTest.class, "saxpy", Map.of("saxpy", Definition.ofLanes((i, o) -> {
                if (i < o.number(3)) {
                    o.floats(1)
                            .put(i, o.real(2) * o.floats(0).at(i) + o.floats(1).at(i));
                }
            })));

    static List<Device> devices() {
        return ReadyDevices.all();
    }

    @ParameterizedTest
    @MethodSource("devices")
    void aKernelDoesWhatItsDefinitionSays(Device device) {
        int n = 1_000;
        float[] x = new float[n];
        float[] y = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
            y[i] = 1;
        }
        try (Accelerator accelerator = Devices.open(device);
                Column xs = accelerator.floats(n);
                Column ys = accelerator.floats(n)) {
            accelerator.load(SAXPY);
            xs.write(x, n);
            ys.write(y, n);
            try (Accelerator.Recording twice =
                    accelerator.record(() -> accelerator.launch(SAXPY.kernel("saxpy"), 16, 64, xs, ys, 0.5f, n))) {
                twice.replay();
                twice.replay();
            }
            accelerator.finish();
            ys.read(y, n);
        }
        for (int i = 0; i < n; i++) {
            assertThat(y[i]).isEqualTo(i + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void bytesComeBackAsTheyWereWhateverTheirNumber(Device device) {
        try (Accelerator accelerator = Devices.open(device);
                Arena arena = Arena.ofConfined()) {
            for (long count : new long[] {0, 1, 1_000, (8L << 20) / 4, 5_000_001}) {
                MemorySegment source = arena.allocate(Math.max(4, 4 * count)).asSlice(0, 4 * count);
                MemorySegment back = arena.allocate(Math.max(4, 4 * count)).asSlice(0, 4 * count);
                for (long i = 0; i < count; i++) {
                    source.setAtIndex(ValueLayout.JAVA_INT, i, (int) (i * 31));
                }
                try (Column column = accelerator.ints(count)) {
                    column.write(source);
                    column.read(back);
                }
                assertThat(source.mismatch(back)).isEqualTo(-1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void wrongArgumentsAreNamedAndNeverReachTheDevice(Device device) {
        try (Accelerator accelerator = Devices.open(device);
                Column floats = accelerator.floats(4);
                Column ints = accelerator.ints(4)) {
            accelerator.load(SAXPY);
            Kernel saxpy = SAXPY.kernel("saxpy");
            assertThatThrownBy(() -> accelerator.launch(saxpy, 1, 4, floats, ints, 1f, 4))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("argument 1 of kernel saxpy must be FLOATS");
            assertThatThrownBy(() -> accelerator.launch(saxpy, 1, 4, floats))
                    .hasMessage("kernel saxpy takes 4 arguments, not 1");
            assertThatThrownBy(() -> floats.write(new int[5], 5))
                    .hasMessage("a column of 16 bytes cannot exchange 20 bytes");
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void whatDoesNotFitIsAFaultAndNotTheEnd(Device device) {
        if (device.backend().equals("cpu")) {
            return; // The operating system hands out memory that nobody has touched.
        }
        try (Accelerator accelerator = Devices.open(device)) {
            assertThatThrownBy(() -> accelerator.floats(1L << 45)).isInstanceOf(DeviceFault.class);
        }
    }

    @Test
    void nothingOfTheLibrariesStaysInTheTemporaryFolder() throws IOException {
        ReadyDevices.all();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("orrery-native"));
        }
        if (ReadyDevices.all().stream().anyMatch(device -> device.backend().equals("opencl"))) {
            assertThat(Files.readAllLines(Path.of("/proc/self/maps")))
                    .as("the library was loaded from a private folder that is gone")
                    .anyMatch(line -> line.contains("orrery-native") && line.endsWith("(deleted)"));
        }
    }
}
