package io.orrery.app.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/// What sensors of a site send, cut into posts: logons of sshd, connections of Zeek with their header, processes of
/// Sysmon, lines that come two hours late, and what is no event at all. With `-Dorrery.recordings=DIR` the plain files
/// of a folder
/// instead, in turn. One thread.
final class Recording {
    private static final int LINES = 60;
    private static final int CORPUS_LINES = 200;
    private static final int MAX_LINE = 200_000;
    private static final String ZEEK =
            "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h"
                    + "\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state\n";

    private final Random random;
    private final List<Path> corpus;
    private int number;
    private List<String> file = List.of();
    private int line;

    Recording(long seed) {
        this.random = new Random(seed);
        this.corpus = corpus(System.getProperty("orrery.recordings", ""));
    }

    private static List<Path> corpus(String folder) {
        if (folder.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next post.
    byte[] next() {
        String body = corpus.isEmpty() ? generated() : recorded();
        return body.getBytes(corpus.isEmpty() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private String recorded() {
        while (line >= file.size()) {
            file = lines(corpus.get(number++ % corpus.size()));
            line = 0;
        }
        List<String> head = line == 0
                ? List.of()
                : file.stream().takeWhile(one -> one.startsWith("#")).toList();
        List<String> lines = new ArrayList<>(head);
        lines.addAll(file.subList(line, Math.min(file.size(), line + CORPUS_LINES)));
        line += CORPUS_LINES;
        return String.join("\n", lines) + "\n";
    }

    private static List<String> lines(Path path) {
        try (Stream<String> lines = Files.lines(path, StandardCharsets.ISO_8859_1)) {
            return lines.filter(one -> one.length() < MAX_LINE).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String generated() {
        StringBuilder post = new StringBuilder(ZEEK);
        for (int i = 0; i < LINES; i++) {
            number++;
            switch (number % 12) {
                case 0 -> post.append("{\"torn\": ").append(number);
                case 1 -> post.append("\u0001\u0002 neither text nor log ").append(number);
                case 2, 3, 4, 5 -> post.append(logon());
                case 6, 7, 8 -> post.append(connection(1_795_341_600 + number / 50));
                case 9 -> post.append(connection(1_795_341_600 + number / 50 - 7_200));
                case 10 -> post.append(process());
                default -> post.append("{\"@timestamp\":\"2026-11-22T10:00:00Z\",\"message\":\"nothing to draw\"}");
            }
            post.append('\n');
        }
        return post.toString();
    }

    private String logon() {
        return String.format(
                Locale.ROOT,
                "<38>Nov 22 10:%02d:%02d web%d sshd[%d]: Accepted password for user%d from 10.0.0.%d port %d ssh2",
                number / 60 % 60,
                number % 60,
                random.nextInt(8),
                1 + random.nextInt(30_000),
                random.nextInt(40),
                1 + random.nextInt(60),
                1_024 + random.nextInt(60_000));
    }

    private String connection(long seconds) {
        return String.format(
                Locale.ROOT,
                "%d.5\tC%d\t10.1.0.%d\t%d\t10.2.0.%d\t443\ttcp\tssl\t1.5\t%d\t900\tSF",
                seconds,
                number,
                1 + random.nextInt(40),
                1_024 + random.nextInt(60_000),
                1 + random.nextInt(10),
                random.nextInt(5_000));
    }

    private String process() {
        int parent = random.nextInt(20);
        return ("{\"@timestamp\":\"2026-11-22T10:00:00.000Z\",\"winlog\":{\"channel\":"
                        + "\"Microsoft-Windows-Sysmon/Operational\",\"provider_name\":\"Microsoft-Windows-Sysmon\","
                        + "\"event_id\":1,\"computer_name\":\"ws%d\",\"event_data\":{\"UtcTime\":"
                        + "\"2026-11-22 10:00:00.000\",\"ProcessGuid\":\"{00000000-0000-0000-0000-%012d}\","
                        + "\"ProcessId\":\"%d\",\"Image\":\"C:\\\\Windows\\\\tool%d.exe\",\"CommandLine\":\"tool\","
                        + "\"User\":\"CORP\\\\user%d\",\"ParentProcessGuid\":\"{00000000-0000-0000-0001-%012d}\","
                        + "\"ParentProcessId\":\"%d\",\"ParentImage\":\"C:\\\\Windows\\\\explorer.exe\"}}}")
                .formatted(parent % 5, number, number, random.nextInt(9), random.nextInt(40), parent, parent);
    }
}
