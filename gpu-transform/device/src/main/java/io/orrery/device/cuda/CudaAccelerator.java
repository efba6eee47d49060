package io.orrery.device.cuda;

import io.orrery.device.compute.Accelerator;
import io.orrery.device.compute.Column;
import io.orrery.device.compute.Device;
import io.orrery.device.compute.DeviceFault;
import io.orrery.device.compute.ElementType;
import io.orrery.device.compute.Kernel;
import io.orrery.device.compute.KernelSource;
import io.orrery.device.compute.NativeLibraries;
import io.orrery.device.compute.TransferredColumn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import jcuda.CudaException;
import jcuda.Pointer;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUfunction;
import jcuda.driver.CUgraph;
import jcuda.driver.CUgraphExec;
import jcuda.driver.CUmodule;
import jcuda.driver.CUresult;
import jcuda.driver.CUstream;
import jcuda.driver.CUstreamCaptureMode;
import jcuda.driver.CUuuid;
import jcuda.driver.JCudaDriver;

/// One GPU with a stream of its own in the driver's primary context. Only touched when the driver has reported a
/// device, because loading this class loads JCuda's native library. Not run on hardware yet.
final class CudaAccelerator implements Accelerator {
    private static final int NON_BLOCKING = 1;
    private static final int NAME = 256;

    static {
        NativeLibraries.load(() -> JCudaDriver.setExceptionsEnabled(false));
    }

    private final Device device;
    private final CUdevice id;
    private final CUcontext context;
    private final CUstream stream = new CUstream();
    private final Map<String, CUmodule> modules = new HashMap<>();
    private final Map<Kernel, CUfunction> functions = new HashMap<>();
    private final Set<CudaColumn> columns = new HashSet<>();

    private CudaAccelerator(Device device, CUdevice id, CUcontext context) {
        this.device = device;
        this.id = id;
        this.context = context;
    }

    static Device describe(int ordinal) {
        CUdevice id = new CUdevice();
        String label = "cuda:" + ordinal;
        checked(label, "cannot be described", () -> JCudaDriver.cuInit(0));
        checked(label, "cannot be described", () -> JCudaDriver.cuDeviceGet(id, ordinal));
        byte[] name = new byte[NAME];
        checked(label, "has no name", () -> JCudaDriver.cuDeviceGetName(name, NAME, id));
        long[] memory = new long[1];
        checked(label, "does not tell its memory", () -> JCudaDriver.cuDeviceTotalMem(memory, id));
        CUuuid uuid = new CUuuid();
        checked(label, "has no UUID", () -> JCudaDriver.cuDeviceGetUuid(uuid, id));
        int end = 0;
        while (end < NAME && name[end] != 0) {
            end++;
        }
        return new Device(
                "cuda",
                ordinal,
                new String(name, 0, end, StandardCharsets.UTF_8),
                uuid(uuid.bytes),
                Device.Kind.GPU,
                memory[0]);
    }

    /// As `nvidia-smi -L` prints it.
    static String uuid(byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes);
        return "GPU-" + hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20);
    }

    static CudaAccelerator open(int ordinal) {
        Device device = describe(ordinal);
        CUdevice id = new CUdevice();
        checked(device.label(), "is gone", () -> JCudaDriver.cuDeviceGet(id, ordinal));
        CUcontext context = new CUcontext();
        checked(device.label(), "has no context", () -> JCudaDriver.cuDevicePrimaryCtxRetain(context, id));
        CudaAccelerator accelerator = new CudaAccelerator(device, id, context);
        accelerator.call("has no stream", () -> JCudaDriver.cuStreamCreate(accelerator.stream, NON_BLOCKING));
        return accelerator;
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public long freeBytes() {
        long[] free = new long[1];
        call("does not tell its free memory", () -> JCudaDriver.cuMemGetInfo(free, new long[1]));
        return free[0];
    }

    @Override
    public Column allocate(ElementType type, long count) {
        long bytes = Math.max(1, count) * type.bytes();
        CUdeviceptr memory = new CUdeviceptr();
        call("has no room for " + bytes + " bytes", () -> JCudaDriver.cuMemAlloc(memory, bytes));
        CudaColumn column = new CudaColumn(type, count, memory);
        columns.add(column);
        return column;
    }

    @Override
    public void load(KernelSource source) {
        if (modules.containsKey(source.name())) {
            return;
        }
        byte[] text = source.ptx().getBytes(StandardCharsets.UTF_8);
        byte[] ended = Arrays.copyOf(text, text.length + 1);
        CUmodule module = new CUmodule();
        call("cannot translate " + source.name(), () -> JCudaDriver.cuModuleLoadData(module, ended));
        modules.put(source.name(), module);
        for (Kernel kernel : source.kernels()) {
            CUfunction function = new CUfunction();
            call("lacks " + kernel.name(), () -> JCudaDriver.cuModuleGetFunction(function, module, kernel.name()));
            functions.put(kernel, function);
        }
    }

    @Override
    public void launch(Kernel kernel, int groups, int groupSize, Object... arguments) {
        kernel.check(arguments);
        if (groups == 0) {
            return;
        }
        CUfunction function = functions.get(kernel);
        if (function == null) {
            throw new IllegalArgumentException("the source of kernel " + kernel.name() + " is not loaded");
        }
        Pointer[] pointers = new Pointer[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            pointers[i] = pointer(i, arguments[i]);
        }
        Pointer all = Pointer.to(pointers);
        call(
                "cannot run " + kernel.name(),
                () -> JCudaDriver.cuLaunchKernel(function, groups, 1, 1, groupSize, 1, 1, 0, stream, all, null));
    }

    private static Pointer pointer(int place, Object argument) {
        return switch (argument) {
            case CudaColumn column -> Pointer.to(column.memory);
            case Integer number -> Pointer.to(new int[] {number});
            case Float number -> Pointer.to(new float[] {number});
            case Double number -> Pointer.to(new double[] {number});
            default -> throw new IllegalArgumentException("argument " + place + " is not of this device");
        };
    }

    /// The launches become one graph, which the driver starts with one call.
    @Override
    public Recording record(Runnable work) {
        call(
                "cannot record",
                () -> JCudaDriver.cuStreamBeginCapture(
                        stream, CUstreamCaptureMode.CU_STREAM_CAPTURE_MODE_THREAD_LOCAL));
        CUgraph graph = new CUgraph();
        try {
            work.run();
        } finally {
            call("cannot record", () -> JCudaDriver.cuStreamEndCapture(stream, graph));
        }
        CUgraphExec ready = new CUgraphExec();
        call("cannot prepare a graph", () -> JCudaDriver.cuGraphInstantiate(ready, graph, 0));
        call("cannot drop a graph", () -> JCudaDriver.cuGraphDestroy(graph));
        return new Recording() {
            @Override
            public void replay() {
                call("cannot run a graph", () -> JCudaDriver.cuGraphLaunch(ready, stream));
            }

            @Override
            public void close() {
                call("cannot drop a graph", () -> JCudaDriver.cuGraphExecDestroy(ready));
            }
        };
    }

    @Override
    public void finish() {
        call("broke while it computed", () -> JCudaDriver.cuStreamSynchronize(stream));
    }

    /// Frees what was allocated too. After a fault the driver refuses everything, which is no news here.
    @Override
    public void close() {
        JCudaDriver.cuCtxSetCurrent(context);
        Set.copyOf(columns).forEach(column -> JCudaDriver.cuMemFree(column.memory));
        columns.clear();
        modules.values().forEach(JCudaDriver::cuModuleUnload);
        JCudaDriver.cuStreamDestroy(stream);
        JCudaDriver.cuDevicePrimaryCtxRelease(id);
    }

    /// The current context is a property of the thread, so every call sets it first.
    private void call(String failure, IntSupplier function) {
        checked(device.label(), "has lost its context", () -> JCudaDriver.cuCtxSetCurrent(context));
        checked(device.label(), failure, function);
    }

    private static void checked(String label, String failure, IntSupplier function) {
        try {
            int result = function.getAsInt();
            if (result != CUresult.CUDA_SUCCESS) {
                throw new DeviceFault(label + " " + failure + " (" + CUresult.stringFor(result) + ")");
            }
        } catch (CudaException e) {
            throw new DeviceFault(label + " " + failure + " (" + e.getMessage() + ")", e);
        }
    }

    private final class CudaColumn extends TransferredColumn {
        private final CUdeviceptr memory;

        CudaColumn(ElementType type, long count, CUdeviceptr memory) {
            super(type, count);
            this.memory = memory;
        }

        @Override
        protected void put(long offset, ByteBuffer bytes) {
            call(
                    "cannot be written to",
                    () -> JCudaDriver.cuMemcpyHtoDAsync(
                            memory.withByteOffset(offset), Pointer.to(bytes), bytes.remaining(), stream));
            finish();
        }

        @Override
        protected void get(long offset, ByteBuffer bytes) {
            call(
                    "cannot be read",
                    () -> JCudaDriver.cuMemcpyDtoHAsync(
                            Pointer.to(bytes), memory.withByteOffset(offset), bytes.remaining(), stream));
            finish();
        }

        @Override
        public void close() {
            if (columns.remove(this)) {
                call("cannot free memory", () -> JCudaDriver.cuMemFree(memory));
            }
        }
    }
}
