package io.orrery.device.cuda;

import io.orrery.device.compute.Accelerator;
import io.orrery.device.compute.Device;
import io.orrery.device.compute.DeviceFault;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.stream.IntStream;

/// The GPUs that the CUDA driver offers this process, after `CUDA_VISIBLE_DEVICES`. `libcuda.so.1` is asked first and
/// without JCuda: its native library would not even load on a machine without a driver, and says so in forty lines.
public final class CudaDevices {
    private CudaDevices() {}

    /// In the driver's order.
    ///
    /// @throws DeviceFault when there is no driver or no GPU; the message says why
    public static List<Device> list() {
        int count = count();
        try {
            return IntStream.range(0, count).mapToObj(CudaAccelerator::describe).toList();
        } catch (LinkageError e) {
            throw new DeviceFault("JCuda cannot be loaded (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /// @param ordinal place in [#list]
    /// @throws DeviceFault when the GPU is not there or cannot be opened
    public static Accelerator open(int ordinal) {
        if (ordinal < 0 || ordinal >= count()) {
            throw new DeviceFault("there is no CUDA device " + ordinal);
        }
        return CudaAccelerator.open(ordinal);
    }

    private static int count() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup driver = SymbolLookup.libraryLookup("libcuda.so.1", arena);
            int initialised =
                    (int) handle(driver, "cuInit", ValueLayout.JAVA_INT).invoke(0);
            if (initialised != 0) {
                throw new DeviceFault("the CUDA driver has no device to offer (cuInit gave " + initialised + ")");
            }
            MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
            int counted = (int)
                    handle(driver, "cuDeviceGetCount", ValueLayout.ADDRESS).invoke(count);
            int devices = counted == 0 ? count.get(ValueLayout.JAVA_INT, 0) : 0;
            if (devices == 0) {
                throw new DeviceFault("the CUDA driver sees no device");
            }
            return devices;
        } catch (DeviceFault e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new DeviceFault("libcuda.so.1 is not installed", e);
        } catch (Throwable e) {
            throw new DeviceFault("the CUDA driver cannot be asked (" + e.getMessage() + ")", e);
        }
    }

    private static MethodHandle handle(SymbolLookup driver, String name, MemoryLayout argument) {
        MemorySegment symbol =
                driver.find(name).orElseThrow(() -> new IllegalStateException("libcuda.so.1 has no function " + name));
        return Linker.nativeLinker().downcallHandle(symbol, FunctionDescriptor.of(ValueLayout.JAVA_INT, argument));
    }
}
