package io.orrery.ingest.cage;

import io.orrery.ingest.format.TableReaders;
import io.orrery.stage.Folders;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One cage, as the server sees it: a process with a folder, tasks in, frames out. Used by one thread.
final class ParserProcess implements AutoCloseable {
    private static final int FRAMES_AHEAD = 4;
    private static final int SAID_BYTES = 4_096;
    private static final Duration EXIT = Duration.ofSeconds(10);
    private static final String UPLOAD = "upload";
    /// Options of this Java that a parser's must have as well, to load the same classes in the same way.
    private static final List<String> SHARED_OPTIONS = List.of(
            "--add-modules",
            "--enable-native-access",
            "--add-opens",
            "--sun-misc",
            "-Darrow.",
            "-XX:AOTCache",
            "-Xlog:aot",
            "-XX:+UseCompactObjectHeaders");

    private final Path folder;
    private final Process process;
    private final BlockingQueue<Frame> frames = new ArrayBlockingQueue<>(FRAMES_AHEAD);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private ParserProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        // No virtual threads: a read from a pipe keeps the carrier, and two such reads keep all that two cores have.
        Thread.ofPlatform().daemon().name("parser-frames").start(this::readFrames);
        Thread.ofPlatform().daemon().name("parser-said").start(this::readSaid);
    }

    /// @param walls whether they are built before it reads
    static ParserProcess start(CageConfig config, boolean walls) throws IOException {
        Files.createDirectories(config.folder());
        Path folder = Files.createTempDirectory(config.folder(), "cage");
        List<String> reading = java(folder);
        reading.addAll(List.of(
                "-Xmx" + config.heapBytes(),
                "-XX:ErrorFile=/dev/null",
                "-XX:+ExitOnOutOfMemoryError",
                config.program(),
                folder.toString()));
        List<String> command = walls ? walled(reading, folder, config) : reading;
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C.UTF-8");
        return new ParserProcess(folder, builder.start());
    }

    private static List<String> walled(List<String> reading, Path folder, CageConfig config) {
        List<String> command = java(folder);
        command.addAll(List.of("-Xmx32m", "-XX:TieredStopAtLevel=1", "-Dorrery.cage.cache=" + cache()));
        command.addAll(List.of(CageWalls.class.getName(), folder.toString(), Long.toString(config.memoryBytes())));
        command.addAll(reading);
        return command;
    }

    private static List<String> java(Path folder) {
        return java(folder, ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /// @param ours options that this Java was started with
    static List<String> java(Path folder, List<String> ours) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ours) {
            if (SHARED_OPTIONS.stream().anyMatch(option::startsWith)) {
                command.add(option);
            }
        }
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder,
                "-Duser.timezone=UTC",
                "-Dfile.encoding=UTF-8",
                // Whoever logs would take as long to begin as all the rest.
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-cp",
                classPath()));
        return command;
    }

    /// With names that are right in any folder.
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// Java's file of classes as they are after loading; empty when this Java has none.
    private static String cache() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:AOTCache="))
                .map(option -> option.substring("-XX:AOTCache=".length()))
                .findFirst()
                .orElse("");
    }

    private void readFrames() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
            while (true) {
                frames.put(Frame.read(in));
            }
        } catch (IOException e) {
            // It ended, or says what is no frame; either way nothing of use will come.
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readSaid() {
        byte[] buffer = new byte[SAID_BYTES];
        try (InputStream in = process.getErrorStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                synchronized (said) {
                    if (said.size() < SAID_BYTES) {
                        said.write(buffer, 0, read);
                    }
                }
            }
        } catch (IOException e) {
            return; // it ended
        }
    }

    /// Where the next task's file must lie.
    Path place() {
        return folder.resolve(UPLOAD);
    }

    void send(TableReaders.Task task) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        Wire.task(out, task, place());
        out.flush();
    }

    /// The next frame; null when none came in this time.
    @Nullable
    Frame next(Duration wait) throws InterruptedException {
        return frames.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// How it ended; ends it when it has not.
    int exit() throws InterruptedException {
        if (!process.waitFor(EXIT.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return process.exitValue();
    }

    /// The first of what it wrote about itself; for the log, not for strangers.
    String said() {
        synchronized (said) {
            return said.toString(StandardCharsets.UTF_8).strip();
        }
    }

    long pid() {
        return process.pid();
    }

    /// Kills it and removes its folder.
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Folders.delete(folder);
    }
}
