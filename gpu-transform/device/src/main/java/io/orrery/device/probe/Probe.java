package io.orrery.device.probe;

import io.orrery.device.compute.Device;

/// What became of one attempt to use a device.
public sealed interface Probe {
    /// `cpu`, `opencl` or `cuda`.
    String backend();

    /// The device ran the kernel and gave the right answer.
    record Ready(Device device) implements Probe {
        @Override
        public String backend() {
            return device.backend();
        }
    }

    /// There is no such device, or it failed.
    ///
    /// @param device its name; empty when there is none
    /// @param why one sentence without a final point
    record Absent(String backend, String device, String why) implements Probe {}
}
