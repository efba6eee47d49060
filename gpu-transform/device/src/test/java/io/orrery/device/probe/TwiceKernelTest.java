package io.orrery.device.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import jcuda.nvptxcompiler.JNvPTXCompiler;
import jcuda.nvptxcompiler.nvPTXCompilerHandle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The PTX assembles for every generation that the assembler bundled with JCuda knows, without a GPU.
class TwiceKernelTest {
    @ParameterizedTest
    @CsvSource({"sm_50", "sm_75", "sm_90"})
    void theKernelAssembles(String architecture) {
        assertThat(assemble(TwiceKernel.nulTerminated(), architecture)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"sm_75"})
    void abrokenKernelDoesNotAssemble(String architecture) {
        byte[] broken = new String(TwiceKernel.nulTerminated(), StandardCharsets.UTF_8)
                .replace("add.rn.f32", "add.rn.f33")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(assemble(broken, architecture)).isNotZero();
    }

    private static int assemble(byte[] ptx, String architecture) {
        nvPTXCompilerHandle compiler = new nvPTXCompilerHandle();
        JNvPTXCompiler.nvPTXCompilerCreate(compiler, ptx.length, ptx);
        int result = JNvPTXCompiler.nvPTXCompilerCompile(compiler, 1, new String[] {"--gpu-name=" + architecture});
        JNvPTXCompiler.nvPTXCompilerDestroy(compiler);
        return result;
    }
}
