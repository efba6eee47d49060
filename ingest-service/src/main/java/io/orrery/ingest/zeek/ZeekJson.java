package io.orrery.ingest.zeek;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.topics.model.Reason;
import org.jspecify.annotations.Nullable;

/// Rows of Zeek logs as JSON objects, also those that a reader of tables made: `_path` or `@stream`
/// names the log, a single outer field may (`{"dns":{…}}`), or the columns tell it.
public final class ZeekJson implements JsonFamily {
    @Override
    public String name() {
        return "zeek-json";
    }

    @Override
    public boolean fits(JsonFields event) {
        if (!event.has("ts")) {
            return outer(event) != null;
        }
        if (ZeekPaths.named(event) != null) {
            return true;
        }
        boolean marked = isConnected(event) || event.has("fuid") || event.has("host");
        return marked ? ZeekPaths.guessed(event) != null : isPlain(event);
    }

    private static boolean isConnected(JsonFields event) {
        return event.has("uid") && (event.has("id.orig_h") || event.has("id_orig_h"));
    }

    /// Logs without a connection.
    private static boolean isPlain(JsonFields event) {
        String path = ZeekPaths.guessed(event);
        return path != null
                && switch (path) {
                    case "x509", "pe", "notice", "weird", "dhcp", "capture_loss", "known_certs" -> true;
                    default -> false;
                };
    }

    /// The log's name where all columns lie below it; null when they do not.
    private static @Nullable String outer(JsonFields event) {
        String first = event.size() < 2 ? "" : event.names().iterator().next();
        int point = first.indexOf('.');
        String path = point < 0 ? "" : first.substring(0, point);
        if (!ZeekTables.knows(path) || !event.has(path + ".ts")) {
            return null;
        }
        String prefix = first.substring(0, point + 1);
        return event.names().stream().allMatch(name -> name.startsWith(prefix)) ? path : null;
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        String outer = event.has("ts") ? null : outer(event);
        JsonFields row = outer == null ? event : event.below(outer);
        String path = outer == null ? ZeekPaths.named(row) : outer;
        if (path == null) {
            path = ZeekPaths.guessed(row);
        }
        if (path == null) {
            return new Parsed.Refused(
                    Reason.UNSUPPORTED, "The row names no log and its columns are those of none.", "field _path");
        }
        NormalEvent.Builder into = NormalEvent.of("zeek." + path);
        FieldTime time = FieldTime.of(row, known.zone(), "ts");
        if (time.refused() != null) {
            return time.refused();
        }
        into.nanos(time.nanos());
        ZeekFields.fill(path, row, into);
        return Parsed.Events.of(into.build());
    }
}
