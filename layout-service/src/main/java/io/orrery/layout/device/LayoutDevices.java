package io.orrery.layout.device;

import io.orrery.device.Workers;
import io.orrery.device.assign.Assignment;
import io.orrery.device.assign.Service;
import io.orrery.device.compute.Device;
import io.orrery.device.probe.Devices;
import io.orrery.device.probe.Probe;
import io.orrery.layout.force.ForceEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The layout's choice of a device, from the environment and what this machine has.
///
/// @param environment the settings that [Service#LAYOUT] names
/// @param watch on the device's memory
public record LayoutDevices(Map<String, String> environment, MemoryWatch watch) {
    private static final Logger LOG = LoggerFactory.getLogger(LayoutDevices.class);

    private static final String WARN = "ORRERY_LAYOUT_DEVICE_MEMORY_WARN_PERCENT";
    private static final String REFUSE = "ORRERY_LAYOUT_DEVICE_MEMORY_REFUSE_PERCENT";

    /// The CPU's own code, without a look at other devices.
    public static final LayoutDevices CPU =
            new LayoutDevices(Map.of(Service.LAYOUT.wish(), "cpu"), MemoryWatch.DEFAULT);

    public LayoutDevices {
        // The rest of an environment holds secrets, and records print what they hold.
        environment = environment.entrySet().stream()
                .filter(setting -> Service.LAYOUT.settings().contains(setting.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        // Refuses a wrong value at once, whatever devices there are.
        Assignment.of(Service.LAYOUT, environment, List.of());
    }

    /// The settings above, `ORRERY_LAYOUT_DEVICE_MEMORY_WARN_PERCENT` (75) and `…_REFUSE_PERCENT` (90).
    ///
    /// @throws IllegalArgumentException names the setting that has a wrong value
    public static LayoutDevices fromEnvironment(Map<String, String> environment) {
        return new LayoutDevices(
                environment,
                new MemoryWatch(
                        percent(environment, WARN, MemoryWatch.DEFAULT.warnPercent()),
                        percent(environment, REFUSE, MemoryWatch.DEFAULT.refusePercent())));
    }

    /// These, with one device or backend asked for.
    public LayoutDevices with(String wish) {
        Map<String, String> asked = new HashMap<>(environment);
        asked.put(Service.LAYOUT.wish(), wish);
        return new LayoutDevices(asked, watch);
    }

    /// What would be used of what is there.
    public Assignment assign(List<Probe> probes) {
        return Assignment.of(Service.LAYOUT, environment, probes);
    }

    /// Probes and logs what was chosen and why the rest was not.
    public LayoutEngines engines() {
        boolean cpu = "cpu".equals(environment.get(Service.LAYOUT.wish()));
        Assignment assignment = assign(cpu ? List.of() : Devices.probe(asked()));
        assignment.verdicts().forEach(verdict -> LOG.info("device {}: {}", name(verdict.probe()), verdict.why()));
        assignment.warnings().forEach(LOG::warn);
        return new LayoutEngines(assignment, watch);
    }

    /// What the first worker has, for all of these cores.
    ///
    /// @param workers the cores; not closed by the engine
    public ForceEngine engine(Workers workers) {
        return engines().of(0, workers);
    }

    /// What [#engine] computes on, for people to read.
    public String label(Workers workers) {
        List<Device> order = "cpu".equals(environment.get(Service.LAYOUT.wish()))
                ? List.of()
                : assign(Devices.probe(asked())).of(0);
        return order.isEmpty()
                ? "cpu, " + workers.count() + " cores"
                : order.getFirst().label();
    }

    /// Whether somebody named a device; by itself a CPU behind a driver is never chosen.
    private boolean asked() {
        return environment.containsKey(Service.LAYOUT.wish());
    }

    private static String name(Probe probe) {
        return switch (probe) {
            case Probe.Ready(Device device) -> device.label();
            case Probe.Absent absent ->
                absent.device().isEmpty() ? absent.backend() : absent.backend() + " (" + absent.device() + ")";
        };
    }

    private static int percent(Map<String, String> environment, String name, int otherwise) {
        String value = environment.get(name);
        try {
            return value == null || value.isBlank() ? otherwise : Integer.parseInt(value.strip());
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(name + " must be a whole number of percent, was '" + value + "'");
        }
    }
}
