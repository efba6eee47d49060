package io.orrery.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.model.DoorPosition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/// Plays one script of steps on a folder, with a clock of its own and a memory instead of the log.
final class RotationScript implements AutoCloseable {
    enum Manner {
        CALM,
        /// Whatever is read is read once more from the committed positions before it is committed.
        CRASHING,
        /// Restarts without positions.
        FORGETFUL
    }

    private final Path folder;
    private final Manner manner;
    private final Map<String, DoorPosition> committed = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final Set<String> crashed = new HashSet<>();
    private long now = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private FolderSource source;
    private int ids;

    RotationScript(Path scratch, Manner manner) throws IOException {
        this.folder = Files.createDirectories(scratch.resolve("logs"));
        this.manner = manner;
        Files.createDirectories(scratch.resolve("outside"));
        source = open();
    }

    private FolderSource open() throws IOException {
        FolderTree tree = new FolderTree(folder, "{*.log*,*.csv,*.gz}");
        WatchedFiles files =
                new WatchedFiles(tree, () -> new WatchedFiles.Reading(false, false), () -> "file-" + ids++);
        FolderSource opened =
                new FolderSource(files, new FolderHints(), () -> Instant.ofEpochMilli(now), 1_000, 1 << 20);
        opened.goTo(Map.copyOf(committed));
        return opened;
    }

    void play(List<String> script) throws Exception {
        for (String step : script) {
            if (!step.isBlank() && !step.startsWith("# ")) {
                String[] words = step.split(" ", 3);
                step(words[0], words.length > 1 ? words[1] : "", words.length > 2 ? words[2] : "", step);
            }
        }
    }

    private void step(String what, String name, String rest, String step) throws Exception {
        Path file = folder.resolve(name);
        switch (what) {
            case "append", "raw" -> append(file, text(rest).getBytes(StandardCharsets.UTF_8));
            case "outside" ->
                append(
                        folder.resolveSibling("outside").resolve(name),
                        text(rest).getBytes(StandardCharsets.UTF_8));
            case "member" -> append(file, packed(text(rest).getBytes(StandardCharsets.UTF_8)));
            case "rename" -> Files.move(file, folder.resolve(rest));
            case "copy" -> Files.copy(file, folder.resolve(rest), StandardCopyOption.REPLACE_EXISTING);
            case "truncate" -> Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
            case "delete" -> Files.delete(file);
            case "gzip" -> {
                Files.write(folder.resolve(name + ".gz"), packed(Files.readAllBytes(file)));
                Files.delete(file);
            }
            case "cut" -> {
                byte[] all = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(all, all.length - Integer.parseInt(rest)));
            }
            case "link", "linkfolder" -> Files.createSymbolicLink(file, Path.of(rest));
            case "calm" -> assumeTrue(manner == Manner.CALM, "a crash loses this");
            case "wait" -> pass(Integer.parseInt(name));
            case "settle" -> pass(4);
            case "restart" -> restart();
            case "expect" -> expect(step.substring("expect".length()).strip());
            default -> throw new IllegalArgumentException("no such step: " + step);
        }
    }

    private static void append(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static String text(String written) {
        return written.replace("\\\\", "\u0000")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\u0000", "\\");
    }

    private void pass(int seconds) throws Exception {
        for (int i = 0; i < seconds; i++) {
            now += 1_000;
            read();
        }
    }

    private void restart() throws IOException {
        source.close();
        if (manner == Manner.FORGETFUL) {
            committed.clear();
        }
        source = open();
    }

    /// Until two looks find nothing more.
    private void read() throws Exception {
        for (int nothing = 0; nothing < 3; now += 500) {
            List<ConsumerRecord<byte[], byte[]>> records = source.poll(Duration.ZERO);
            boolean news =
                    crashed.addAll(records.stream().map(RotationScript::place).toList());
            if (manner == Manner.CRASHING && news) {
                source.goTo(Map.copyOf(committed));
                continue;
            }
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                lines.add(shown(record));
                offsets.put(
                        new TopicPartition(record.topic(), record.partition()),
                        new OffsetAndMetadata(record.offset() + 1));
            }
            commit(offsets.isEmpty() ? source.idlePositions() : source.positions(offsets));
            nothing = records.isEmpty() ? nothing + 1 : 0;
        }
    }

    private void commit(Map<String, Optional<DoorPosition>> positions) {
        positions.forEach((id, position) -> {
            if (position.isPresent()) {
                committed.put(id, position.get());
            } else {
                committed.remove(id);
            }
        });
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return shown(record) + "@" + record.offset();
    }

    private static String shown(ConsumerRecord<byte[], byte[]> record) {
        String damage = header(record, FolderSource.DAMAGED);
        String preamble = header(record, EventHeaders.PREAMBLE);
        String text = damage.isEmpty() ? new String(record.value(), StandardCharsets.UTF_8) : "! " + damage;
        return (preamble.isEmpty() ? text : text + " ## " + preamble).replace('\n', '⏎');
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private void expect(String wanted) throws Exception {
        read();
        List<String> expected =
                wanted.isEmpty() ? List.of() : Stream.of(wanted.split(" \\| ")).toList();
        assertThat(lines).containsExactlyInAnyOrderElementsOf(expected);
        lines.clear();
    }

    @Override
    public void close() {
        source.close();
    }
}
