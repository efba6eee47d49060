package io.orrery.device.probe;

/// What became of one attempt to use a device.
public sealed interface Probe {
    /// `cpu`, `opencl` or `cuda`.
    String backend();

    /// The device ran the kernel.
    ///
    /// @param device its own name
    /// @param memoryBytes memory it offers to us
    record Ready(String backend, String device, long memoryBytes) implements Probe {}

    /// There is no such device, or it failed; `why` is one sentence without a final point.
    record Absent(String backend, String why) implements Probe {}
}
