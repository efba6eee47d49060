package io.orrery.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The server process: starts an [OrreryApplication] and stops it on SIGTERM or SIGINT. Exit codes: 0 stopped as
/// asked, 1 did not start, 2 wrong settings.
public final class Server {
    /// Within this a stop is over, one way or the other.
    private static final Duration STOP = Duration.ofSeconds(19);

    private Server() {}

    public static void main(String[] arguments) {
        Configuration configuration;
        try {
            configuration = Configuration.fromEnvironment(System.getenv(), Path.of("data"));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        // Before the first logger is made: its files lie in the data folder.
        if (System.getProperty("orrery.logs") == null) {
            System.setProperty(
                    "orrery.logs", new DataFolder(configuration.data()).logs().toString());
        }
        run(configuration);
    }

    private static void run(Configuration configuration) {
        CountDownLatch stopped = new CountDownLatch(1);
        Running running = new Running(stopped);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(running::stop));
        try {
            running.started(OrreryApplication.start(configuration, Server::broken));
        } catch (Exception | Error e) {
            ServerLog.failed(e);
            System.err.println(OrreryApplication.sentence(e));
            // The broker's threads are not daemons: only an exit ends this process.
            System.exit(1);
        }
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Without one of its servers nothing works: stop the rest cleanly and let whoever watches this process start it
    /// anew.
    private static void broken(String what) {
        ServerLog.broken(what);
        Thread.ofPlatform().name("broken").start(() -> System.exit(1));
    }

    /// Hands the application from the starting thread to the stopping one.
    private static final class Running {
        private final CountDownLatch stopped;
        private @Nullable OrreryApplication application;

        Running(CountDownLatch stopped) {
            this.stopped = stopped;
        }

        synchronized void started(OrreryApplication started) {
            application = started;
        }

        /// Runs in the shutdown hook. A stop that takes too long is cut off: everything acknowledged is on disk. A stop
        /// while the start is still under way has nothing to close; the next start mends what a kill leaves.
        void stop() {
            Thread watchdog = Thread.ofPlatform()
                    .daemon(true)
                    .name("stop-limit")
                    .start(() -> {
                        try {
                            if (!stopped.await(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                                ServerLog.cutOff(STOP);
                                Runtime.getRuntime().halt(0);
                            }
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    });
            OrreryApplication last = take();
            try {
                if (last != null) {
                    last.close();
                }
            } catch (IOException e) {
                ServerLog.failed(e);
            } finally {
                stopped.countDown();
                watchdog.interrupt();
            }
        }

        private synchronized @Nullable OrreryApplication take() {
            return application;
        }
    }
}
