package io.orrery.device.probe;

import static jcuda.driver.JCudaDriver.cuCtxSetCurrent;
import static jcuda.driver.JCudaDriver.cuCtxSynchronize;
import static jcuda.driver.JCudaDriver.cuDeviceGet;
import static jcuda.driver.JCudaDriver.cuDeviceGetName;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRelease;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRetain;
import static jcuda.driver.JCudaDriver.cuDeviceTotalMem;
import static jcuda.driver.JCudaDriver.cuInit;
import static jcuda.driver.JCudaDriver.cuLaunchKernel;
import static jcuda.driver.JCudaDriver.cuMemAlloc;
import static jcuda.driver.JCudaDriver.cuMemFree;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoH;
import static jcuda.driver.JCudaDriver.cuMemcpyHtoD;
import static jcuda.driver.JCudaDriver.cuModuleGetFunction;
import static jcuda.driver.JCudaDriver.cuModuleLoadData;
import static jcuda.driver.JCudaDriver.cuModuleUnload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jcuda.CudaException;
import jcuda.Pointer;
import jcuda.Sizeof;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.JCudaDriver;

/// Runs the four-element kernel on one CUDA device. Only touched when the driver has reported a device, because
/// loading this class loads JCuda's native library. Not run on hardware yet.
final class CudaKernelRun {
    private CudaKernelRun() {}

    static Probe on(int ordinal) {
        String name = "device " + ordinal;
        try {
            JCudaDriver.setExceptionsEnabled(true);
            cuInit(0);
            CUdevice device = new CUdevice();
            cuDeviceGet(device, ordinal);
            name = name(device);
            long[] memory = new long[1];
            cuDeviceTotalMem(memory, device);
            float[] result = twice(device, new float[] {1, 2, 3, 4});
            return Arrays.equals(result, new float[] {2, 4, 6, 8})
                    ? new Probe.Ready("cuda", name, memory[0])
                    : new Probe.Absent("cuda", name + " computed " + Arrays.toString(result) + " for 2 4 6 8");
        } catch (CudaException e) {
            return new Probe.Absent("cuda", name + " cannot run a kernel (" + e.getMessage() + ")");
        }
    }

    private static float[] twice(CUdevice device, float[] values) {
        CUcontext context = new CUcontext();
        cuDevicePrimaryCtxRetain(context, device);
        try {
            cuCtxSetCurrent(context);
            CUmodule module = new CUmodule();
            cuModuleLoadData(module, TwiceKernel.nulTerminated());
            CUfunction function = new CUfunction();
            cuModuleGetFunction(function, module, TwiceKernel.NAME);
            CUdeviceptr buffer = new CUdeviceptr();
            long bytes = (long) Sizeof.FLOAT * values.length;
            cuMemAlloc(buffer, bytes);
            cuMemcpyHtoD(buffer, Pointer.to(values), bytes);
            Pointer arguments = Pointer.to(Pointer.to(buffer));
            cuLaunchKernel(function, 1, 1, 1, values.length, 1, 1, 0, null, arguments, null);
            cuCtxSynchronize();
            float[] result = new float[values.length];
            cuMemcpyDtoH(Pointer.to(result), buffer, bytes);
            cuMemFree(buffer);
            cuModuleUnload(module);
            return result;
        } finally {
            cuDevicePrimaryCtxRelease(device);
        }
    }

    private static String name(CUdevice device) {
        byte[] name = new byte[256];
        cuDeviceGetName(name, name.length, device);
        int end = 0;
        while (end < name.length && name[end] != 0) {
            end++;
        }
        return new String(name, 0, end, StandardCharsets.UTF_8);
    }
}
