package io.orrery.app;

import io.orrery.app.demo.Demo;
import io.orrery.app.embedded.Secrets;
import io.orrery.app.http.Api;
import io.orrery.stage.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// A run that does what every start does, and a little of what follows, for Java to remember in its ahead-of-time
/// cache. It works on a folder of its own, which is deleted before and after.
public final class Training {
    private static final Duration LENGTH = Duration.ofSeconds(5);
    private static final double RATE = 50;

    private Training() {}

    /// @param arguments the folder
    public static void main(String[] arguments) {
        int code = 0;
        try {
            run(Path.of(arguments[0]));
        } catch (IOException | RuntimeException e) {
            ServerLog.failed(e);
            code = 1;
        }
        // The broker's threads are not daemons, and Java writes the cache at the exit.
        System.exit(code);
    }

    private static void run(Path folder) throws IOException {
        Folders.delete(folder);
        Configuration configuration = new Configuration(
                folder,
                Map.of(
                        Setting.ORRERY_PORT.name(), "0",
                        Setting.ORRERY_MANAGEMENT_PORT.name(), "0",
                        Setting.ORRERY_DEMO.name(), "false"));
        try (OrreryApplication application = OrreryApplication.start(configuration, ServerLog::broken);
                Api api =
                        new Api(application.state().url(), CommandLineKey.of(new Secrets(folder.resolve("secrets"))))) {
            Demo demo = new Demo(api, Path.of(System.getProperty("orrery.home", "")));
            demo.loadFeed();
            demo.send(RATE, LENGTH);
        }
        Folders.delete(folder);
    }
}
