package io.orrery.app.clients;

import io.orrery.app.house.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A daemon that follows a file and ships its lines, which never says what is acknowledged.
final class TailingClient implements Shipper {
    private final String name;
    private final List<String> version;
    private final Process process;
    private final Path input;

    private TailingClient(String name, List<String> version, Process process, Path input) {
        this.name = name;
        this.version = version;
        this.process = process;
        this.input = input;
    }

    /// @param values of the `@NAMES@` in the configuration `NAME.conf`; `@FOLDER@` and `@INPUT@` are added
    /// @param command with `@CONF@` and `@FOLDER@`
    static TailingClient start(
            String name, List<String> version, List<String> command, Map<String, String> values, Path folder)
            throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        Path input = Files.createFile(home.resolve("in.log"));
        String text = Files.readString(
                Checkout.root().resolve("pipeline/app/src/test/clients").resolve(name + ".conf"));
        text = text.replace("@FOLDER@", home.toString()).replace("@INPUT@", input.toString());
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue());
        }
        Path conf = Files.writeString(home.resolve("client.conf"), text);
        List<String> line = command.stream()
                .map(word -> word.replace("@CONF@", conf.toString()).replace("@FOLDER@", home.toString()))
                .toList();
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out.log").toFile())
                .start();
        return new TailingClient(name, version, process, input);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String awaitVersion() throws IOException {
        Process asked = new ProcessBuilder(version).redirectErrorStream(true).start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.replaceAll("(?s)^.*?([0-9]+\\.[0-9.]+[0-9]).*$", "$1");
    }

    @Override
    public CompletableFuture<Integer> ship(Phase phase) {
        StringBuilder lines = new StringBuilder();
        for (int n = 0; n < phase.events(); n++) {
            lines.append(name)
                    .append('/')
                    .append(phase.word())
                    .append('/')
                    .append(n)
                    .append(' ')
                    .append("x".repeat(phase.padding()))
                    .append('\n');
        }
        try {
            Files.writeString(input, lines, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CompletableFuture.completedFuture(-1);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
