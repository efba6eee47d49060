package io.orrery.device.opencl;

import static org.jocl.CL.CL_DEVICE_DOUBLE_FP_CONFIG;
import static org.jocl.CL.CL_DEVICE_GLOBAL_MEM_SIZE;
import static org.jocl.CL.CL_DEVICE_NAME;
import static org.jocl.CL.CL_DEVICE_TYPE;
import static org.jocl.CL.CL_DEVICE_TYPE_ALL;
import static org.jocl.CL.CL_DEVICE_TYPE_CPU;

import io.orrery.device.compute.Accelerator;
import io.orrery.device.compute.Device;
import io.orrery.device.compute.DeviceFault;
import io.orrery.device.compute.NativeLibraries;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/// The devices of all OpenCL drivers of this machine.
public final class OpenClDevices {
    private OpenClDevices() {}

    /// A device and where it came from.
    record Found(Device device, cl_platform_id platform, cl_device_id id, boolean doubles) {}

    /// In the order of the drivers' lists.
    ///
    /// @throws DeviceFault when there is no driver or no device; the message says why
    public static List<Device> list() {
        return find().stream().map(Found::device).toList();
    }

    /// @param ordinal place in [#list]
    /// @throws DeviceFault when the device is not there or cannot be opened
    public static Accelerator open(int ordinal) {
        List<Found> found = find();
        if (ordinal < 0 || ordinal >= found.size()) {
            throw new DeviceFault("there is no OpenCL device " + ordinal);
        }
        if (!found.get(ordinal).doubles()) {
            throw new DeviceFault("it has no double precision");
        }
        return OpenClAccelerator.open(found.get(ordinal));
    }

    static List<Found> find() {
        if (!isInstalled()) {
            throw new DeviceFault("libOpenCL.so.1 is not installed");
        }
        try {
            NativeLibraries.load(() -> CL.setExceptionsEnabled(true));
            List<Found> found = new ArrayList<>();
            for (cl_platform_id platform : platforms()) {
                for (cl_device_id id : devices(platform)) {
                    Device.Kind kind =
                            (number(id, CL_DEVICE_TYPE) & CL_DEVICE_TYPE_CPU) != 0 ? Device.Kind.CPU : Device.Kind.GPU;
                    Device device = new Device(
                            "opencl", found.size(), text(id), "", kind, number(id, CL_DEVICE_GLOBAL_MEM_SIZE));
                    found.add(new Found(device, platform, id, number(id, CL_DEVICE_DOUBLE_FP_CONFIG) != 0));
                }
            }
            if (found.isEmpty()) {
                throw new DeviceFault("no OpenCL platform has a device");
            }
            return found;
        } catch (LinkageError e) {
            // The first attempt throws UnsatisfiedLinkError, every later one NoClassDefFoundError.
            throw new DeviceFault("JOCL cannot be loaded (" + e.getClass().getSimpleName() + ")", e);
        } catch (CLException e) {
            throw new DeviceFault("no OpenCL driver is registered (" + e.getMessage() + ")", e);
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

    /// A driver that is installed for hardware that is not there has a platform without devices.
    private static cl_device_id[] devices(cl_platform_id platform) {
        try {
            int[] count = new int[1];
            CL.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, 0, null, count);
            cl_device_id[] devices = new cl_device_id[count[0]];
            CL.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, devices.length, devices, null);
            return devices;
        } catch (CLException e) {
            if (e.getStatus() == CL.CL_DEVICE_NOT_FOUND) {
                return new cl_device_id[0];
            }
            throw e;
        }
    }

    private static String text(cl_device_id device) {
        long[] size = new long[1];
        CL.clGetDeviceInfo(device, CL_DEVICE_NAME, 0, null, size);
        byte[] name = new byte[(int) size[0]];
        CL.clGetDeviceInfo(device, CL_DEVICE_NAME, name.length, Pointer.to(name), null);
        return new String(name, 0, Math.max(0, name.length - 1), StandardCharsets.UTF_8).strip();
    }

    private static long number(cl_device_id device, int which) {
        long[] number = new long[1];
        CL.clGetDeviceInfo(device, which, Sizeof.cl_ulong, Pointer.to(number), null);
        return number[0];
    }
}
