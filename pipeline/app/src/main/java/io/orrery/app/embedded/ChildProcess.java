package io.orrery.app.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// A server program that runs as a child of this process and cannot outlive it: the kernel sends it a signal when the
/// thread that started it ends, so even `kill -9` of this process leaves no orphan. What it prints goes to the log.
///
/// The kernel's promise is bound to a thread, not to the process, so every child is started by one thread that stays
/// parked for the life of the process.
final class ChildProcess {
    private static final Logger log = LoggerFactory.getLogger(ChildProcess.class);
    private static final int LAST_LINES = 4;
    private static final ExecutorService PARENT = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("embedded-parent").daemon(true).factory());

    private final String name;
    private final Process process;
    private final Level level;
    private volatile boolean stopping;
    private final Deque<String> lastLines = new ArrayDeque<>(LAST_LINES);
    private final CountDownLatch drained = new CountDownLatch(1);

    private ChildProcess(String name, Process process, Level level) {
        this.name = name;
        this.process = process;
        this.level = level;
        Thread.ofPlatform().name(name + "-output").daemon(true).start(this::copyOutput);
    }

    /// Starts the command; `deathSignal` (`INT`, `TERM`, ...) is what it gets when this process dies, and must be one
    /// that makes it shut down cleanly. `prefix` runs before everything else, to give up privileges.
    static ChildProcess start(String name, List<String> prefix, String deathSignal, List<String> command, Path folder) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(List.of("setpriv", "--pdeathsig=" + deathSignal, "--"));
        whole.addAll(command);
        return new ChildProcess(name, launch(name, builder(whole, folder)), Level.INFO);
    }

    /// Runs a command to its end and returns what it printed; a non-zero exit is an error that quotes its last lines.
    static String run(String name, List<String> command, Path folder, Duration limit) {
        Process process = launch(name, builder(command, folder));
        ChildProcess child = new ChildProcess(name, process, Level.DEBUG);
        if (!child.awaitExit(limit)) {
            process.destroyForcibly();
            throw new EmbeddedServerException(name + " did not finish within " + limit.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw new EmbeddedServerException(
                    name + " failed with exit code " + process.exitValue() + ": " + child.lastOutput());
        }
        return child.lastOutput();
    }

    private static ProcessBuilder builder(List<String> command, Path folder) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        // Nothing of our own environment reaches the servers: PGOPTIONS, LC_ALL or a password would change what they
        // do.
        environment.clear();
        environment.put("PATH", path);
        environment.put("LC_ALL", "C");
        return builder;
    }

    private static Process launch(String name, ProcessBuilder builder) {
        try {
            return PARENT.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new EmbeddedServerException("could not start " + name + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while starting " + name, e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// Runs `action` on another thread when the process ends before [#stop].
    void onUnexpectedEnd(Runnable action) {
        var _ = process.onExit().thenRun(() -> {
            if (!stopping) {
                action.run();
            }
        });
    }

    /// The last lines it printed, joined by `; `.
    String lastOutput() {
        synchronized (lastLines) {
            return String.join("; ", lastLines);
        }
    }

    /// Sends `signal`, waits up to `limit`, then kills. Does nothing when it has ended already.
    void stop(String signal, Duration limit) {
        stopping = true;
        if (!process.isAlive()) {
            return;
        }
        signal(signal, process.pid());
        if (!awaitExit(limit)) {
            log.error("{} did not stop within {} s and is killed", name, limit.toSeconds());
            process.destroyForcibly();
            awaitExit(limit);
        }
    }

    private boolean awaitExit(Duration limit) {
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                drained.await(1, TimeUnit.SECONDS);
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The shell's own `kill` is the one that every system has; Java can only send TERM and KILL.
    private static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            log.error("could not send {} to process {}", signal, pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void copyOutput() {
        try (BufferedReader reader = process.inputReader(UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (lastLines) {
                    if (lastLines.size() == LAST_LINES) {
                        lastLines.removeFirst();
                    }
                    lastLines.addLast(line);
                }
                log.atLevel(level).log("{}: {}", name, line);
            }
        } catch (IOException e) {
            log.debug("the output of {} ended: {}", name, e.getMessage());
        } finally {
            drained.countDown();
        }
    }
}
