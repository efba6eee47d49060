package io.orrery.device.compute;

/// A compute device as its driver lists it.
///
/// @param backend `cpu`, `opencl` or `cuda`
/// @param ordinal its number in the backend's list, from 0
/// @param name its own name
/// @param uuid `GPU-…` as CUDA prints it; empty where the backend has none
/// @param kind what it is made of
/// @param memoryBytes all of its memory
public record Device(String backend, int ordinal, String name, String uuid, Kind kind, long memoryBytes) {
    /// A CPU behind a device driver computes nothing faster than the CPU itself.
    public enum Kind {
        CPU,
        GPU
    }

    /// Short enough for a log line: `opencl:0 (NVIDIA H100)`.
    public String label() {
        return backend + ":" + ordinal + " (" + name + ")";
    }
}
