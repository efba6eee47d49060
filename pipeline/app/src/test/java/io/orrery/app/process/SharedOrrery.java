package io.orrery.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One Orrery for all tests of this JVM that do not break it; started on first use, stopped with the JVM.
public final class SharedOrrery {
    private static @Nullable OrreryProcess instance;

    private SharedOrrery() {}

    public static synchronized OrreryProcess get() throws IOException, InterruptedException {
        if (instance == null) {
            Path data = Files.createTempDirectory("orrery-shared");
            // Pictures are waited for, and what is drawn is looked at.
            OrreryProcess started = OrreryProcess.start(data, OrreryProcess.BOTH_COMPILERS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started), "stop-shared-orrery"));
            instance = started;
        }
        return instance;
    }

    private static void stop(OrreryProcess orrery) {
        try {
            orrery.close();
            if (!Boolean.getBoolean("orrery.keep")) {
                org.springframework.util.FileSystemUtils.deleteRecursively(orrery.data());
            }
        } catch (IOException e) {
            System.err.println("the shared Orrery did not stop cleanly: " + e.getMessage());
        }
    }
}
