package io.orrery.device.assign;

import io.orrery.device.compute.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The GPUs that a list of numbers or UUIDs means, in its order. As the driver reads
/// `CUDA_VISIBLE_DEVICES`, a list ends at its first entry that names no GPU, or one a second time; an empty
/// list means none.
///
/// A service's list counts GPUs as the machine does: where the driver has been given a list of its own, a number that
/// stands in it means the same GPU, and one that does not is not visible.
final class VisibleDevices {
    private final List<Device> devices;
    private final @Nullable List<String> driverList;
    private final List<String> warnings;

    /// @param devices as the driver lists them
    /// @param warnings gains a sentence for each list that was cut
    VisibleDevices(List<Device> devices, Map<String, String> environment, List<String> warnings) {
        this.devices = devices;
        this.warnings = warnings;
        String global = environment.get(Service.GLOBAL);
        driverList = global == null ? null : entries(global);
    }

    List<Device> of(String setting, String value) {
        List<Device> visible = new ArrayList<>();
        for (String entry : entries(value)) {
            Device device = find(entry);
            if (device == null || visible.contains(device)) {
                warnings.add(setting + " is read up to '" + entry + "', which "
                        + (device == null ? "is no GPU that the driver shows" : "it names a second time"));
                break;
            }
            visible.add(device);
        }
        return visible;
    }

    private static List<String> entries(String value) {
        return value.isBlank() ? List.of() : List.of(value.strip().split("\\s*,\\s*", -1));
    }

    private @Nullable Device find(String entry) {
        if (entry.matches("\\d{1,4}")) {
            int number = Integer.parseInt(entry);
            int place = driverList != null && driverList.stream().allMatch(known -> known.matches("\\d{1,4}"))
                    ? driverList.indexOf(Integer.toString(number))
                    : number;
            return devices.stream()
                    .filter(device -> device.ordinal() == place)
                    .findFirst()
                    .orElse(null);
        }
        // The driver takes any beginning of a UUID that only one GPU has.
        String wanted = entry.toLowerCase(Locale.ROOT);
        List<Device> found = devices.stream()
                .filter(device -> wanted.startsWith("gpu-")
                        && device.uuid().toLowerCase(Locale.ROOT).startsWith(wanted))
                .toList();
        return found.size() == 1 ? found.getFirst() : null;
    }
}
