package io.orrery.device.compute;

/// A device did not do what it was asked to: out of memory, gone, or a kernel that broke. Nothing that is on the device
/// may be trusted afterwards; the accelerator is to be closed. The message is one sentence without a final point.
public final class DeviceFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeviceFault(String message) {
        super(message);
    }

    public DeviceFault(String message, Throwable cause) {
        super(message, cause);
    }
}
