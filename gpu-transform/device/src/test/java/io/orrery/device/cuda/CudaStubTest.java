package io.orrery.device.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The code that drives CUDA, on a driver that only pretends: what it lists, copies, launches and reports. It proves
/// nothing about a GPU.
final class CudaStubTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void compileTheDriver() throws Exception {
        boolean hasCompiler =
                Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, "gcc")));
        assumeTrue(hasCompiler, "there is no gcc here to compile the pretended driver with");
        Path source = folder.resolve("libcuda.c");
        Files.write(
                source,
                CudaStubTest.class.getResourceAsStream("/stub/libcuda.c").readAllBytes());
        List<String> said = run(
                Map.of(),
                "gcc",
                "-shared",
                "-fPIC",
                "-Wl,-soname,libcuda.so.1",
                "-o",
                folder.resolve("libcuda.so.1").toString(),
                source.toString());
        assertThat(folder.resolve("libcuda.so.1")).as(String.join("\n", said)).exists();
    }

    @Test
    void gpusAreListedRunTheProbeAndRefuseWhatTheyCannotHold() throws Exception {
        assertThat(probe(Map.of()))
                .containsExactly(
                        "Ready[device=Device[backend=cuda, ordinal=0, name=Stub A,"
                                + " uuid=GPU-a1a1a1a1-a1a1-a1a1-a1a1-a1a1a1a1a1a1, kind=GPU, memoryBytes=8589934592]]",
                        "Ready[device=Device[backend=cuda, ordinal=1, name=Stub B,"
                                + " uuid=GPU-b1b1b1b1-b1b1-b1b1-b1b1-b1b1b1b1b1b1, kind=GPU, memoryBytes=8589934592]]",
                        "free 7516192768",
                        "cuda:1 (Stub B) has no room for 4398046511104 bytes (CUDA_ERROR_OUT_OF_MEMORY)");
    }

    @Test
    void aGpuWhoseKernelsBreakIsNotReady() throws Exception {
        assertThat(probe(Map.of("STUB_BREAK", "1")))
                .contains("Absent[backend=cuda, device=Stub A,"
                        + " why=cuda:0 (Stub A) cannot run twice (CUDA_ERROR_ILLEGAL_ADDRESS)]");
    }

    private List<String> probe(Map<String, String> more) throws Exception {
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                StubProbe.class.getName()));
        Map<String, String> environment = new HashMap<>(more);
        environment.put("LD_LIBRARY_PATH", folder.toString());
        List<String> lines = run(environment, java.toArray(String[]::new));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .as("what is left of native libraries")
                    .containsExactlyInAnyOrder("libcuda.c", "libcuda.so.1");
        }
        return lines;
    }

    private static List<String> run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        process.waitFor();
        return lines;
    }
}
