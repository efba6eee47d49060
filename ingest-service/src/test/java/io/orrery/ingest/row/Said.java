package io.orrery.ingest.row;

import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Writes an outcome as the cases do: texts that look like numbers or truths in quotes, so that types are seen.
final class Said {
    private static final long NANOS = 1_000_000_000L;

    private Said() {}

    static String of(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Refused refused ->
                "refused " + refused.reason() + " at " + refused.position() + ": " + refused.detail();
            case Parsed.Events events when events.events().isEmpty() -> "nothing";
            case Parsed.Events events ->
                String.join("\n", events.events().stream().map(Said::event).toList());
        };
    }

    private static String event(NormalEvent event) {
        List<String> lines = new ArrayList<>();
        lines.add("dataset: " + event.dataset());
        if (event.nanos() != NormalEvent.NO_TIME) {
            lines.add("time: "
                    + Instant.ofEpochSecond(Math.floorDiv(event.nanos(), NANOS), Math.floorMod(event.nanos(), NANOS)));
        }
        event.names().stream()
                .sorted()
                .forEach(name -> lines.add(name + ": " + value(Objects.requireNonNull(event.value(name)))));
        return String.join("\n", lines);
    }

    private static String value(Object value) {
        return switch (value) {
            case String text when text.matches("-?[0-9.]+(E-?[0-9]+)?|true|false") -> '"' + text + '"';
            case List<?> list -> "[" + String.join(" | ", list.stream().map(String::valueOf).toList()) + "]";
            default -> value.toString().replace("\t", "␉").replace("\n", "␊");
        };
    }
}
