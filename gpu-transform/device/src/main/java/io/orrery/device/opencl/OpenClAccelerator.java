package io.orrery.device.opencl;

import static org.jocl.CL.CL_CONTEXT_PLATFORM;
import static org.jocl.CL.CL_MEM_READ_WRITE;
import static org.jocl.CL.CL_PROGRAM_BUILD_LOG;

import io.orrery.device.compute.Accelerator;
import io.orrery.device.compute.Column;
import io.orrery.device.compute.Device;
import io.orrery.device.compute.DeviceFault;
import io.orrery.device.compute.ElementType;
import io.orrery.device.compute.Kernel;
import io.orrery.device.compute.KernelSource;
import io.orrery.device.compute.TransferredColumn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_program;

/// One OpenCL device with a queue that keeps its order.
final class OpenClAccelerator implements Accelerator {
    private final Device device;
    private final cl_device_id id;
    private final cl_context context;
    private final cl_command_queue queue;
    private final Map<String, cl_program> programs = new HashMap<>();
    private final Map<Kernel, cl_kernel> kernels = new HashMap<>();
    private final Set<OpenClColumn> columns = new HashSet<>();
    private final AtomicLong allocated = new AtomicLong();

    private OpenClAccelerator(Device device, cl_device_id id, cl_context context, cl_command_queue queue) {
        this.device = device;
        this.id = id;
        this.context = context;
        this.queue = queue;
    }

    @SuppressWarnings("deprecation") // the 1.x queue call is the only one that every driver has
    static OpenClAccelerator open(OpenClDevices.Found found) {
        return checked(found.device(), "cannot be opened", () -> {
            cl_context_properties properties = new cl_context_properties();
            properties.addProperty(CL_CONTEXT_PLATFORM, found.platform());
            cl_context context = CL.clCreateContext(properties, 1, new cl_device_id[] {found.id()}, null, null, null);
            cl_command_queue queue = CL.clCreateCommandQueue(context, found.id(), 0, null);
            return new OpenClAccelerator(found.device(), found.id(), context, queue);
        });
    }

    @Override
    public Device device() {
        return device;
    }

    /// OpenCL does not tell what others use.
    @Override
    public long freeBytes() {
        return Math.max(0, device.memoryBytes() - allocated.get());
    }

    @Override
    public Column allocate(ElementType type, long count) {
        long bytes = Math.max(1, count) * type.bytes();
        return checked(device, "has no room for " + bytes + " bytes", () -> {
            OpenClColumn column =
                    new OpenClColumn(type, count, CL.clCreateBuffer(context, CL_MEM_READ_WRITE, bytes, null, null));
            allocated.addAndGet(bytes);
            columns.add(column);
            return column;
        });
    }

    @Override
    public void load(KernelSource source) {
        if (programs.containsKey(source.name())) {
            return;
        }
        checked(device, "cannot compile " + source.name(), () -> {
            cl_program program = CL.clCreateProgramWithSource(context, 1, new String[] {source.opencl()}, null, null);
            try {
                CL.clBuildProgram(program, 1, new cl_device_id[] {id}, "-cl-std=CL1.2", null, null);
            } catch (CLException e) {
                throw new DeviceFault(device.label() + " cannot compile " + source.name() + ": " + log(program), e);
            }
            for (Kernel kernel : source.kernels()) {
                kernels.put(kernel, CL.clCreateKernel(program, kernel.name(), null));
            }
            programs.put(source.name(), program);
            return program;
        });
    }

    private String log(cl_program program) {
        long[] size = new long[1];
        CL.clGetProgramBuildInfo(program, id, CL_PROGRAM_BUILD_LOG, 0, null, size);
        byte[] log = new byte[(int) size[0]];
        CL.clGetProgramBuildInfo(program, id, CL_PROGRAM_BUILD_LOG, log.length, Pointer.to(log), null);
        return new String(log, 0, Math.max(0, log.length - 1), StandardCharsets.UTF_8)
                .strip()
                .replace('\n', ';');
    }

    @Override
    public void launch(Kernel kernel, int groups, int groupSize, Object... arguments) {
        kernel.check(arguments);
        if (groups == 0) {
            return;
        }
        cl_kernel handle = kernels.get(kernel);
        if (handle == null) {
            throw new IllegalArgumentException("the source of kernel " + kernel.name() + " is not loaded");
        }
        checked(device, "cannot run " + kernel.name(), () -> {
            for (int i = 0; i < arguments.length; i++) {
                set(handle, i, arguments[i]);
            }
            long[] lanes = {(long) groups * groupSize};
            CL.clEnqueueNDRangeKernel(queue, handle, 1, null, lanes, new long[] {groupSize}, 0, null, null);
            return handle;
        });
    }

    private static void set(cl_kernel kernel, int place, Object argument) {
        switch (argument) {
            case OpenClColumn column -> CL.clSetKernelArg(kernel, place, Sizeof.cl_mem, Pointer.to(column.memory));
            case Integer number -> CL.clSetKernelArg(kernel, place, Sizeof.cl_int, Pointer.to(new int[] {number}));
            case Float number -> CL.clSetKernelArg(kernel, place, Sizeof.cl_float, Pointer.to(new float[] {number}));
            case Double number -> CL.clSetKernelArg(kernel, place, Sizeof.cl_double, Pointer.to(new double[] {number}));
            default -> throw new IllegalArgumentException("argument " + place + " is not of this device");
        }
    }

    /// OpenCL has no list of launches to repeat; they are queued again.
    @Override
    public Recording record(Runnable work) {
        return new Recording() {
            @Override
            public void replay() {
                work.run();
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    @Override
    public void finish() {
        checked(device, "broke while it computed", () -> CL.clFinish(queue));
    }

    /// Frees what was allocated too, so that nothing is lost after a fault.
    @Override
    public void close() {
        Set.copyOf(columns).forEach(OpenClColumn::close);
        kernels.values().forEach(CL::clReleaseKernel);
        kernels.clear();
        programs.values().forEach(CL::clReleaseProgram);
        programs.clear();
        CL.clReleaseCommandQueue(queue);
        CL.clReleaseContext(context);
    }

    private static <T> T checked(Device device, String failure, Supplier<T> call) {
        try {
            return call.get();
        } catch (CLException e) {
            String why = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            throw new DeviceFault(device.label() + " " + failure + " (" + why + ")", e);
        }
    }

    private final class OpenClColumn extends TransferredColumn {
        private final cl_mem memory;
        private boolean closed;

        OpenClColumn(ElementType type, long count, cl_mem memory) {
            super(type, count);
            this.memory = memory;
        }

        @Override
        protected void put(long offset, ByteBuffer bytes) {
            checked(
                    device,
                    "cannot be written to",
                    () -> CL.clEnqueueWriteBuffer(
                            queue, memory, true, offset, bytes.remaining(), Pointer.to(bytes), 0, null, null));
        }

        @Override
        protected void get(long offset, ByteBuffer bytes) {
            checked(
                    device,
                    "cannot be read",
                    () -> CL.clEnqueueReadBuffer(
                            queue, memory, true, offset, bytes.remaining(), Pointer.to(bytes), 0, null, null));
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                columns.remove(this);
                allocated.addAndGet(-Math.max(1, count()) * type().bytes());
                CL.clReleaseMemObject(memory);
            }
        }
    }
}
