package io.orrery.layout.force;

/// An engine with memory of its own, which a graph may not fit into. A step may throw
/// [io.orrery.device.compute.DeviceFault]; the positions are then those of before or of after it, the engine is to be
/// closed, and another can go on with the same bodies.
public interface DeviceEngine extends ForceEngine {
    /// Memory that one graph may take here, in bytes.
    long roomBytes();
}
