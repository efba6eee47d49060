package io.orrery.app.cli;

import io.orrery.app.Configuration;
import io.orrery.app.DataFolder;
import io.orrery.app.Setting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--data`, which every command takes: one folder is one Orrery.
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of all data. Default: $ORRERY_DATA, else the folder data beside the launcher.")
    private @Nullable Path data;

    DataFolder folder() {
        return new DataFolder(configuration(Map.of()).data());
    }

    /// The settings of this shell with `flags` on top.
    Configuration configuration(Map<String, String> flags) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(flags);
        if (data != null) {
            environment.put(Setting.ORRERY_DATA.name(), data.toAbsolutePath().toString());
        }
        return Configuration.fromEnvironment(environment, Launch.home().resolve("data"));
    }
}
