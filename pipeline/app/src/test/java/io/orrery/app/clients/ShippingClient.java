package io.orrery.app.clients;

import io.orrery.app.client.OrreryClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// A client in a process of its own, which takes jobs on its standard input and answers each with one line of JSON.
final class ShippingClient implements Shipper {
    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final Writer jobs;
    private final Path errors;

    private ShippingClient(String name, Process process, Path errors) {
        this.name = name;
        this.process = process;
        this.answers = process.inputReader();
        this.jobs = process.outputWriter();
        this.errors = errors;
    }

    static ShippingClient start(String name, List<String> command, Path folder) throws IOException {
        Path errors = folder.resolve(name + ".err");
        return new ShippingClient(
                name, new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String awaitVersion() throws IOException {
        return answer().path("version").asString();
    }

    @Override
    public CompletableFuture<Integer> ship(Phase phase) {
        CompletableFuture<Integer> gaveUp = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                jobs.write(String.join(
                                " ",
                                phase.word(),
                                Integer.toString(phase.events()),
                                Integer.toString(phase.batch()),
                                Integer.toString(phase.padding()))
                        + "\n");
                jobs.flush();
                gaveUp.complete(answer().path("gaveUp").asInt());
            } catch (IOException | RuntimeException e) {
                gaveUp.completeExceptionally(e);
            }
        });
        return gaveUp;
    }

    private JsonNode answer() throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith("{")) {
                return OrreryClient.JSON.readTree(line);
            }
        }
        throw new IOException(name + " ended: " + Files.readString(errors));
    }

    @Override
    public void close() throws IOException {
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
