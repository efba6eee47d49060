package io.orrery.app;

import io.orrery.gateway.GatewayConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How one Orrery is set up: the data folder and every variable that is a [Setting]. Parsed once; a name that is not a
/// [Setting] is refused, since it would otherwise be ignored in silence.
///
/// @param data folder of all data, absolute
/// @param settings the variables that were set, by name
public record Configuration(Path data, Map<String, String> settings) {
    private static final int MAX_RATE = 100_000;

    public Configuration {
        data = data.toAbsolutePath().normalize();
        settings = settings.entrySet().stream()
                .filter(entry -> Setting.isOurs(entry.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Configuration::value));
        for (String name : new TreeMap<>(settings).keySet()) {
            if (!Setting.isKnown(name)) {
                throw new IllegalArgumentException("there is no setting " + name + ": unset it, or see "
                        + "`./orrery up --help` for the settings that exist");
            }
        }
        requireNumber(settings, Setting.ORRERY_PORT, 65_535);
        requireNumber(settings, Setting.ORRERY_MANAGEMENT_PORT, 65_535);
        requireNumber(settings, Setting.ORRERY_PARTITIONS, 1_000);
        requireNumber(settings, Setting.ORRERY_DEMO_RATE, MAX_RATE);
        requireTwoPorts(settings);
        if (data.toString().indexOf('\n') >= 0) {
            throw new IllegalArgumentException("the data folder's name must not hold a line break");
        }
    }

    /// @param fallback the data folder when `ORRERY_DATA` is not set
    public static Configuration fromEnvironment(Map<String, String> environment, Path fallback) {
        return new Configuration(
                Setting.ORRERY_DATA.in(environment).map(Path::of).orElse(fallback), environment);
    }

    /// The value as a number.
    public int number(Setting setting, int fallback) {
        return number(settings, setting, fallback);
    }

    private static int number(Map<String, String> settings, Setting setting, int fallback) {
        return setting.in(settings).map(Integer::parseInt).orElse(fallback);
    }

    public boolean has(Setting setting) {
        return setting.in(settings).isPresent();
    }

    public boolean demo() {
        return !Setting.ORRERY_DEMO.in(settings).orElse("true").equals("false");
    }

    /// The server works in its data folder, while paths are meant from where the command was given.
    private static String value(Map.Entry<String, String> entry) {
        boolean isPath = entry.getKey().equals(Setting.ORRERY_DOORS.name())
                && !entry.getValue().isBlank();
        return isPath
                ? Path.of(entry.getValue().strip()).toAbsolutePath().normalize().toString()
                : entry.getValue();
    }

    private static void requireNumber(Map<String, String> settings, Setting setting, int most) {
        setting.in(settings).ifPresent(value -> {
            if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) > most) {
                throw new IllegalArgumentException(
                        setting + " must be a whole number from 0 to " + most + ", was '" + value + "'");
            }
        });
    }

    /// Health and metrics are not for everyone who reaches the public port.
    private static void requireTwoPorts(Map<String, String> settings) {
        int port = number(settings, Setting.ORRERY_PORT, GatewayConfig.PORT);
        if (port != 0 && port == number(settings, Setting.ORRERY_MANAGEMENT_PORT, GatewayConfig.MANAGEMENT_PORT)) {
            throw new IllegalArgumentException(
                    Setting.ORRERY_PORT + " and " + Setting.ORRERY_MANAGEMENT_PORT + " must differ, both are " + port);
        }
    }

    /// Without secrets.
    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>();
        settings.forEach((name, value) -> shown.put(name, Setting.isSecret(name) ? "***" : value));
        return "Configuration[data=" + data + ", settings=" + shown + "]";
    }
}
