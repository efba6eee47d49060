package io.orrery.device.assign;

import io.orrery.device.compute.Device;
import io.orrery.device.probe.Probe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Which devices a service's workers compute on.
///
/// @param candidates devices to use, the best first; empty means the CPU's own code
/// @param workers how many workers the service was given; worker `i` begins with candidate `i` modulo their number
/// @param verdicts one for each probe, in the probes' order
/// @param warnings sentences for the log
public record Assignment(List<Device> candidates, int workers, List<Verdict> verdicts, List<String> warnings) {
    private static final int MOST_WORKERS = 1_024;
    private static final String IS_CPU =
            "a CPU behind a device driver: the CPU's own code is faster; used only when asked for";

    /// @param used whether some worker computes there
    /// @param why one phrase
    public record Verdict(Probe probe, boolean used, String why) {}

    public Assignment {
        candidates = List.copyOf(candidates);
        verdicts = List.copyOf(verdicts);
        warnings = List.copyOf(warnings);
    }

    /// Without a wish, GPUs: CUDA's before OpenCL's, which may be the same ones and are left out then. A CPU is never
    /// taken by itself.
    ///
    /// @param environment the service's settings
    /// @throws IllegalArgumentException when a setting has a value it cannot have; names it
    public static Assignment of(Service service, Map<String, String> environment, List<Probe> probes) {
        List<String> warnings = new ArrayList<>();
        String asked = environment.getOrDefault(service.wish(), "auto");
        Wish wish = Wish.parse(service.wish(), asked.isBlank() ? "auto" : asked);
        List<Device> visible = visible(service, environment, devices(probes), warnings);
        List<Device> candidates = visible.stream()
                .filter(device -> why(service, wish, device, visible).isEmpty())
                .sorted(Comparator.comparing(Device::kind).reversed())
                .toList();
        if (candidates.isEmpty() && !wish.isAuto() && !wish.backend().equals("cpu")) {
            warnings.add(service.wish() + " asks for " + wish + ", which is not ready: the CPU's own code computes");
        }
        int workers = workers(service, environment);
        if (workers < candidates.size()) {
            warnings.add(service.workers() + ": " + workers + " of " + candidates.size()
                    + " devices are used, for there are fewer workers");
        }
        List<Device> used = candidates.subList(0, Math.min(workers, candidates.size()));
        List<Verdict> verdicts = probes.stream()
                .map(probe -> verdict(service, wish, probe, visible, candidates, used))
                .toList();
        return new Assignment(candidates, workers, verdicts, warnings);
    }

    /// What a worker tries, the first first; after the last comes the CPU.
    public List<Device> of(int worker) {
        List<Device> order = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            order.add(candidates.get(Math.floorMod(worker + i, candidates.size())));
        }
        return order;
    }

    private static List<Device> devices(List<Probe> probes) {
        return probes.stream()
                .filter(Probe.Ready.class::isInstance)
                .map(probe -> ((Probe.Ready) probe).device())
                .toList();
    }

    /// The service's list, or what the driver shows; OpenCL's and other devices as they are.
    private static List<Device> visible(
            Service service, Map<String, String> environment, List<Device> devices, List<String> warnings) {
        String value = environment.get(service.visible());
        if (value == null) {
            return devices;
        }
        List<Device> cuda = devices.stream()
                .filter(device -> device.backend().equals("cuda"))
                .toList();
        List<Device> visible =
                new ArrayList<>(new VisibleDevices(cuda, environment, warnings).of(service.visible(), value));
        devices.stream().filter(device -> !device.backend().equals("cuda")).forEach(visible::add);
        return visible;
    }

    private static int workers(Service service, Map<String, String> environment) {
        String value = environment.get(service.workers());
        if (value == null || value.isBlank()) {
            return 1;
        }
        try {
            int workers = Integer.parseInt(value.strip());
            if (workers >= 1 && workers <= MOST_WORKERS) {
                return workers;
            }
        } catch (NumberFormatException _) {
            // Said below, as for any other wrong value.
        }
        throw new IllegalArgumentException(service.workers() + " must be 1.." + MOST_WORKERS + ", was '" + value + "'");
    }

    /// Why a visible device is no candidate; empty when it is one.
    private static String why(Service service, Wish wish, Device device, List<Device> visible) {
        if (device.backend().equals("cpu")) {
            return "kernels' definitions, for tests";
        }
        if (!wish.isAuto()) {
            return wish.means(device) ? "" : service.wish() + " asks for " + wish;
        }
        if (device.kind() == Device.Kind.CPU) {
            return IS_CPU;
        }
        boolean twice = device.backend().equals("opencl")
                && visible.stream().anyMatch(other -> other.backend().equals("cuda"));
        return twice ? "CUDA comes first" : "";
    }

    private static Verdict verdict(
            Service service, Wish wish, Probe probe, List<Device> visible, List<Device> candidates, List<Device> used) {
        return switch (probe) {
            case Probe.Absent absent -> new Verdict(probe, false, absent.why());
            case Probe.Ready(Device device) -> {
                if (device.backend().equals("cpu")) {
                    String role = candidates.isEmpty() ? "chosen" : "takes over when no device is left";
                    yield new Verdict(probe, candidates.isEmpty(), role);
                }
                if (used.contains(device)) {
                    yield new Verdict(probe, true, "chosen");
                }
                if (candidates.contains(device)) {
                    yield new Verdict(probe, false, "takes over when a device before it fails");
                }
                if (!visible.contains(device)) {
                    yield new Verdict(probe, false, "not in " + service.visible());
                }
                yield new Verdict(probe, false, why(service, wish, device, visible));
            }
        };
    }
}
