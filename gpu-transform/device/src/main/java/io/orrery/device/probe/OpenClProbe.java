package io.orrery.device.probe;

import static org.jocl.CL.CL_CONTEXT_PLATFORM;
import static org.jocl.CL.CL_DEVICE_GLOBAL_MEM_SIZE;
import static org.jocl.CL.CL_DEVICE_NAME;
import static org.jocl.CL.CL_DEVICE_TYPE_ALL;
import static org.jocl.CL.CL_MEM_COPY_HOST_PTR;
import static org.jocl.CL.CL_MEM_READ_WRITE;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.jocl.cl_platform_id;
import org.jocl.cl_program;

/// OpenCL through JOCL and the system's ICD loader.
final class OpenClProbe {
    private static final String BACKEND = "opencl";
    private static final String KERNEL = "__kernel void twice(__global float* x) { x[get_global_id(0)] *= 2.0f; }";

    private OpenClProbe() {}

    static List<Probe> probe() {
        if (!isInstalled()) {
            return absent("libOpenCL.so.1 is not installed");
        }
        try {
            CL.setExceptionsEnabled(true);
            List<Probe> probes = new ArrayList<>();
            for (cl_platform_id platform : platforms()) {
                for (cl_device_id device : devices(platform)) {
                    probes.add(run(platform, device));
                }
            }
            return probes.isEmpty() ? absent("no OpenCL platform has a device") : probes;
        } catch (LinkageError e) {
            // The first attempt throws UnsatisfiedLinkError, every later one NoClassDefFoundError.
            return absent("JOCL cannot be loaded (" + e.getClass().getSimpleName() + ")");
        } catch (CLException e) {
            return absent("no OpenCL driver is registered (" + e.getMessage() + ")");
        }
    }

    /// JOCL without the library would say so in lines of its own on the terminal.
    private static boolean isInstalled() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup("libOpenCL.so.1", arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static cl_platform_id[] platforms() {
        int[] count = new int[1];
        CL.clGetPlatformIDs(0, null, count);
        cl_platform_id[] platforms = new cl_platform_id[count[0]];
        CL.clGetPlatformIDs(platforms.length, platforms, null);
        return platforms;
    }

    private static cl_device_id[] devices(cl_platform_id platform) {
        int[] count = new int[1];
        CL.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, 0, null, count);
        cl_device_id[] devices = new cl_device_id[count[0]];
        CL.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, devices.length, devices, null);
        return devices;
    }

    private static Probe run(cl_platform_id platform, cl_device_id device) {
        String name = text(device);
        try {
            float[] values = twice(platform, device, new float[] {1, 2, 3, 4});
            return Arrays.equals(values, new float[] {2, 4, 6, 8})
                    ? new Probe.Ready(BACKEND, name, memory(device))
                    : new Probe.Absent(BACKEND, name + " computed " + Arrays.toString(values) + " for 2 4 6 8");
        } catch (CLException e) {
            return new Probe.Absent(BACKEND, name + " cannot run a kernel (" + e.getMessage() + ")");
        }
    }

    @SuppressWarnings("deprecation") // the 1.x queue call is the only one that every driver has
    private static float[] twice(cl_platform_id platform, cl_device_id device, float[] values) {
        cl_context_properties properties = new cl_context_properties();
        properties.addProperty(CL_CONTEXT_PLATFORM, platform);
        cl_device_id[] one = {device};
        cl_context context = CL.clCreateContext(properties, 1, one, null, null, null);
        cl_command_queue queue = CL.clCreateCommandQueue(context, device, 0, null);
        cl_program program = CL.clCreateProgramWithSource(context, 1, new String[] {KERNEL}, null, null);
        CL.clBuildProgram(program, 1, one, null, null, null);
        cl_kernel kernel = CL.clCreateKernel(program, "twice", null);
        long bytes = (long) Sizeof.cl_float * values.length;
        cl_mem buffer =
                CL.clCreateBuffer(context, CL_MEM_READ_WRITE | CL_MEM_COPY_HOST_PTR, bytes, Pointer.to(values), null);
        CL.clSetKernelArg(kernel, 0, Sizeof.cl_mem, Pointer.to(buffer));
        CL.clEnqueueNDRangeKernel(queue, kernel, 1, null, new long[] {values.length}, null, 0, null, null);
        float[] result = new float[values.length];
        CL.clEnqueueReadBuffer(queue, buffer, true, 0, bytes, Pointer.to(result), 0, null, null);
        CL.clReleaseMemObject(buffer);
        CL.clReleaseKernel(kernel);
        CL.clReleaseProgram(program);
        CL.clReleaseCommandQueue(queue);
        CL.clReleaseContext(context);
        return result;
    }

    private static String text(cl_device_id device) {
        long[] size = new long[1];
        CL.clGetDeviceInfo(device, CL_DEVICE_NAME, 0, null, size);
        byte[] name = new byte[(int) size[0]];
        CL.clGetDeviceInfo(device, CL_DEVICE_NAME, name.length, Pointer.to(name), null);
        return new String(name, 0, Math.max(0, name.length - 1), StandardCharsets.UTF_8).strip();
    }

    private static long memory(cl_device_id device) {
        long[] bytes = new long[1];
        CL.clGetDeviceInfo(device, CL_DEVICE_GLOBAL_MEM_SIZE, Sizeof.cl_ulong, Pointer.to(bytes), null);
        return bytes[0];
    }

    private static List<Probe> absent(String why) {
        return List.of(new Probe.Absent(BACKEND, why));
    }
}
