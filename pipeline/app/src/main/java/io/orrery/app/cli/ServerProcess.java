package io.orrery.app.cli;

import io.orrery.app.Configuration;
import io.orrery.app.DataFolder;
import io.orrery.app.RunState;
import io.orrery.app.Server;
import io.orrery.app.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The server of one data folder, seen from outside.
final class ServerProcess {
    private static final Duration STOP = Duration.ofSeconds(25);
    private static final long POLL_MILLIS = 25;

    private final DataFolder folder;

    ServerProcess(DataFolder folder) {
        this.folder = folder;
    }

    /// The state of the server that runs now; empty when none does.
    Optional<RunState> running() throws IOException {
        return RunState.read(folder.stateFile()).filter(RunState::alive).filter(state -> switch (state.phase()) {
            case STARTING, READY, STOPPING -> true;
            case STOPPED, FAILED -> false;
        });
    }

    RunState requireReady() throws IOException {
        return running()
                .filter(state -> state.phase() == RunState.Phase.READY)
                .orElseThrow(() -> new CommandFailure("Orrery is not running: start it with ./orrery up"));
    }

    /// Starts the server; in the background it is detached from this terminal and survives it, in the foreground it
    /// shares the terminal and ends with this process.
    Process start(Configuration configuration, boolean foreground) throws IOException {
        folder.create();
        Files.deleteIfExists(folder.stateFile());
        List<String> command =
                new ArrayList<>(foreground ? List.of("setpriv", "--pdeathsig=TERM", "--") : List.of("setsid"));
        command.addAll(List.of(
                Launch.java().toString(),
                "@" + Launch.javaArguments(),
                ServerHeap.option(),
                "-Djava.io.tmpdir=" + folder.temporary(),
                "-Dorrery.home=" + Launch.home(),
                "-Dorrery.logs=" + folder.logs()));
        command.addAll(AotCache.options());
        Setting.ORRERY_JVM_OPTIONS
                .in(configuration.settings())
                .ifPresent(options -> command.addAll(List.of(options.split("\\s+"))));
        command.add(Server.class.getName());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.root().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ORRERY_"));
        builder.environment().putAll(configuration.settings());
        builder.environment().put(Setting.ORRERY_DATA.name(), folder.root().toString());
        if (foreground) {
            builder.inheritIO();
        } else {
            Path console = folder.logs().resolve("console.log");
            builder.redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(console.toFile());
        }
        return builder.start();
    }

    /// Waits until the process is ready.
    ///
    /// @throws CommandFailure with the server's own sentence when it fails
    RunState awaitReady(ProcessHandle process, Duration limit) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            boolean alive = process.isAlive();
            Optional<RunState> state = RunState.read(folder.stateFile());
            if (state.isPresent() && state.get().phase() == RunState.Phase.READY) {
                return state.get();
            }
            if (!alive) {
                throw new CommandFailure("Orrery did not start: " + reason(state));
            }
            if (System.nanoTime() > deadline) {
                throw new CommandFailure("Orrery is not ready after " + limit.toSeconds()
                        + " s and still tries; see ./orrery logs, or stop it with ./orrery down");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /// Asks it to stop and waits; kills it when it does not.
    void stop(RunState state) throws InterruptedException {
        Optional<ProcessHandle> process = ProcessHandle.of(state.pid());
        if (process.isEmpty()) {
            return;
        }
        process.get().destroy();
        if (!ended(process.get())) {
            process.get().destroyForcibly();
            if (!ended(process.get())) {
                throw new CommandFailure("process " + state.pid() + " does not end");
            }
        }
    }

    private static boolean ended(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            return !process.isAlive();
        }
    }

    private String reason(Optional<RunState> state) throws IOException {
        if (state.isPresent() && state.get().phase() == RunState.Phase.FAILED) {
            return state.get().message() + " (more in " + folder.logs().resolve("orrery.log") + ")";
        }
        Path console = folder.logs().resolve("console.log");
        String printed = Files.exists(console) ? Files.readString(console).strip() : "";
        return printed.isEmpty()
                ? "see " + folder.logs()
                : printed.lines().toList().getLast();
    }
}
