package io.orrery.layout.device;

import io.orrery.device.Workers;
import io.orrery.device.assign.Assignment;
import io.orrery.device.compute.Device;
import io.orrery.device.probe.Devices;
import io.orrery.layout.force.CpuForceEngine;
import io.orrery.layout.force.DeviceForceEngine;
import io.orrery.layout.force.ForceEngine;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An engine for each worker of the layout, bound to the devices by turns.
///
/// @param assignment what the machine and the settings give
/// @param watch on each device's memory
public record LayoutEngines(Assignment assignment, MemoryWatch watch) {
    private static final Logger LOG = LoggerFactory.getLogger(LayoutEngines.class);

    /// How many were asked for.
    public int workers() {
        return assignment.workers();
    }

    /// A worker's engine: its device, the others after it when that fails, then the CPU; without a device the CPU's
    /// own. Devices are opened at the first step, by the thread that takes it.
    ///
    /// @param worker from 0
    /// @param cores of this worker; not closed by the engine
    public ForceEngine of(int worker, Workers cores) {
        ForceEngine cpu = new CpuForceEngine(cores);
        List<Device> order = assignment.of(worker);
        if (order.isEmpty()) {
            LOG.info("layout worker {} computes on the CPU, {} threads", worker, cores.count());
            return cpu;
        }
        LOG.info("layout worker {} computes on {}", worker, order.getFirst().label());
        return new FallbackForceEngine(
                order.stream().map(LayoutEngines::candidate).toList(), cpu, watch);
    }

    private static FallbackForceEngine.Candidate candidate(Device device) {
        return new FallbackForceEngine.Candidate(device.label(), () -> new DeviceForceEngine(Devices.open(device)));
    }
}
