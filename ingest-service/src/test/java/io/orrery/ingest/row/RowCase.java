package io.orrery.ingest.row;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.RawEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// One case of `<format>.cases`: the preamble, the event, and what it should become. A tab is written `␉`, a line's end
/// within an event `␊`.
record RowCase(String title, String zone, String preamble, String event, String wanted) {
    private static final Instant RECEIVED = Instant.parse("2026-11-23T10:00:00Z");

    static List<RowCase> of(String format) throws IOException {
        String file = format + ".cases";
        try (InputStream in = Objects.requireNonNull(RowCase.class.getResourceAsStream(file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^=== ", -1))
                    .skip(1)
                    .map(RowCase::read)
                    .toList();
        }
    }

    private static RowCase read(String text) {
        String[] parts = text.split("(?m)^--- becomes\n", 2);
        List<String> preamble = new ArrayList<>();
        List<String> event = new ArrayList<>();
        String zone = "UTC";
        List<String> lines = parts[0].lines().toList();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("zone: ")) {
                zone = line.substring("zone: ".length());
            } else if (line.startsWith("preamble: ")) {
                preamble.add(line.substring("preamble: ".length()));
            } else {
                event.add(line);
            }
        }
        return new RowCase(
                lines.getFirst(),
                zone,
                unescaped(String.join("\n", preamble)),
                unescaped(String.join("\n", event)),
                parts[1].strip());
    }

    private static String unescaped(String text) {
        return text.replace('␉', '\t').replace('␊', '\n');
    }

    Circumstances known() {
        return new Circumstances(RECEIVED.getEpochSecond() * 1_000_000_000L, ZoneId.of(zone), preamble);
    }

    RawEvent raw() {
        return RawEvent.of(event.getBytes(StandardCharsets.UTF_8), known());
    }
}
