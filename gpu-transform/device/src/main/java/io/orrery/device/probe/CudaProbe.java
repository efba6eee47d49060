package io.orrery.device.probe;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// CUDA through the driver. `libcuda.so.1` is asked first and without JCuda: its native library would not even
/// load on a machine without a driver, and would say so in forty lines.
final class CudaProbe {
    private static final String BACKEND = "cuda";

    private CudaProbe() {}

    static List<Probe> probe() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup driver = SymbolLookup.libraryLookup("libcuda.so.1", arena);
            int initialised =
                    (int) handle(driver, "cuInit", ValueLayout.JAVA_INT).invoke(0);
            if (initialised != 0) {
                return absent("the CUDA driver has no device to offer (cuInit gave " + initialised + ")");
            }
            MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
            int counted = (int)
                    handle(driver, "cuDeviceGetCount", ValueLayout.ADDRESS).invoke(count);
            int devices = counted == 0 ? count.get(ValueLayout.JAVA_INT, 0) : 0;
            return devices == 0 ? absent("the CUDA driver sees no device") : run(devices);
        } catch (IllegalArgumentException e) {
            return absent("libcuda.so.1 is not installed");
        } catch (LinkageError e) {
            return absent("JCuda cannot be loaded (" + e.getClass().getSimpleName() + ")");
        } catch (Throwable e) {
            return absent("the CUDA driver cannot be asked (" + e.getMessage() + ")");
        }
    }

    private static List<Probe> run(int devices) {
        List<Probe> probes = new ArrayList<>();
        for (int ordinal = 0; ordinal < devices; ordinal++) {
            probes.add(CudaKernelRun.on(ordinal));
        }
        return probes;
    }

    private static java.lang.invoke.MethodHandle handle(
            SymbolLookup driver, String name, java.lang.foreign.MemoryLayout argument) {
        MemorySegment symbol =
                driver.find(name).orElseThrow(() -> new IllegalStateException("libcuda.so.1 has no function " + name));
        return Linker.nativeLinker().downcallHandle(symbol, FunctionDescriptor.of(ValueLayout.JAVA_INT, argument));
    }

    private static List<Probe> absent(String why) {
        return List.of(new Probe.Absent(BACKEND, why));
    }
}
