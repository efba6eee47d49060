package io.orrery.device.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jcuda.nvptxcompiler.JNvPTXCompiler;
import jcuda.nvptxcompiler.nvPTXCompilerHandle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every PTX of the repository is that of its source, and assembles for every generation that the assembler bundled
/// with JCuda knows, without a GPU.
final class PtxTest {
    private static final Path ROOT = Path.of(System.getProperty("orrery.root"));

    @BeforeAll
    static void load() {
        NativeLibraries.load(() -> JNvPTXCompiler.setExceptionsEnabled(false));
    }

    static List<Path> sources() throws IOException {
        try (Stream<Path> device = Files.walk(ROOT.resolve("gpu-transform/device/src/main/resources"));
                Stream<Path> layout = Files.walk(ROOT.resolve("layout-service/src/main/resources"))) {
            return Stream.concat(device, layout)
                    .filter(path -> path.toString().endsWith(".cl"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everySourceHasThePtxThatWasMadeOfIt() throws Exception {
        assertThat(sources()).isNotEmpty();
        for (Path source : sources()) {
            String ptx = Files.readString(ptxOf(source));
            assertThat(ptx.lines().findFirst().orElseThrow())
                    .as(
                            "%s is older than its source; make it anew: ./mvnw -Pcuda -pl gpu-transform/device generate-resources",
                            ptxOf(source))
                    .endsWith(hash(source));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sm_70", "sm_75", "sm_80", "sm_86", "sm_90"})
    void everyKernelAssembles(String architecture) throws IOException {
        for (Path source : sources()) {
            byte[] ptx = Files.readAllBytes(ptxOf(source));
            assertThat(assemble(ptx, architecture))
                    .as("%s for %s", source, architecture)
                    .isZero();
        }
    }

    @Test
    void aBrokenKernelDoesNotAssemble() throws IOException {
        String ptx = Files.readString(ptxOf(sources().getLast())).replaceFirst("ld.param.u64", "ld.param.u65");
        assertThat(assemble(ptx.getBytes(StandardCharsets.UTF_8), "sm_75")).isNotZero();
    }

    @Test
    void driversOfCuda12AndOfItsPredecessorsReadTheVersion() throws IOException {
        for (Path source : sources()) {
            assertThat(Files.readString(ptxOf(source))).contains(".version 6.0").contains(".target sm_70");
        }
    }

    private static Path ptxOf(Path source) {
        return source.resolveSibling(source.getFileName().toString().replace(".cl", ".ptx"));
    }

    private static String hash(Path source) throws Exception {
        byte[] prelude = Files.readAllBytes(
                ROOT.resolve("gpu-transform/device/src/main/resources/io/orrery/device/compute/prelude.cuda.h"));
        byte[] text = Files.readAllBytes(source);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(prelude);
        return HexFormat.of().formatHex(digest.digest(text));
    }

    private static int assemble(byte[] text, String architecture) {
        byte[] ended = Arrays.copyOf(text, text.length + 1);
        nvPTXCompilerHandle compiler = new nvPTXCompilerHandle();
        JNvPTXCompiler.nvPTXCompilerCreate(compiler, text.length, ended);
        int result = JNvPTXCompiler.nvPTXCompilerCompile(compiler, 1, new String[] {"--gpu-name=" + architecture});
        JNvPTXCompiler.nvPTXCompilerDestroy(compiler);
        return result;
    }

    @Test
    void textAndDefinitionsMustNameTheSameKernels() {
        assertThatThrownBy(() -> new KernelSource(AcceleratorTest.class, "saxpy", Map.of()))
                .hasMessage("kernel saxpy of saxpy has no definition");
    }
}
