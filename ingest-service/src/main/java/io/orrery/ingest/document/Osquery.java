package io.orrery.ingest.document;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.util.ArrayList;
import java.util.List;

/// Results of osquery: a row that was added or removed (differential), or all rows of a query
/// (snapshot), each an event.
public final class Osquery implements JsonFamily {
    private static final FieldTable AROUND = FieldTable.of("osquery.result.", """
            name rule.name
            hostIdentifier host.name
            hostname host.name
            calendarTime .
            unixTime .
            action event.action
            snapshot .
            diffResults.added .
            diffResults.removed .
            decorations.host_uuid host.id
            decorations.hostname host.name
            """);
    private static final String COLUMNS = """
            username user.name
            user user.name
            uid $user.id
            md5 file.hash.md5
            sha1 file.hash.sha1
            sha256 file.hash.sha256
            remote_address destination.ip
            remote_port #destination.port
            local_address source.ip
            local_port #source.port
            """;
    private static final FieldTable ROW = FieldTable.of("osquery.result.columns.", COLUMNS, """
            target_path file.path
            """);
    /// Of tables of processes.
    private static final FieldTable PROCESS = FieldTable.of("osquery.result.columns.", COLUMNS, """
            pid #process.pid
            name process.name
            path process.executable
            cmdline process.command_line
            cwd process.working_directory
            parent #process.parent.pid
            pcmdline process.parent.command_line
            """);

    @Override
    public String name() {
        return "osquery";
    }

    @Override
    public boolean fits(JsonFields event) {
        return event.has("name")
                && event.has("hostIdentifier")
                && (event.hasBelow("columns") || event.has("snapshot") || event.hasBelow("diffResults"));
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        FieldTime time = FieldTime.of(event, known.zone(), "unixTime");
        if (time.refused() != null) {
            return time.refused();
        }
        List<NormalEvent> events = new ArrayList<>();
        JsonFields columns = event.below("columns");
        if (columns.size() > 0) {
            events.add(one(event, columns, String.valueOf(event.text("action")), time.nanos()));
        }
        event.objects("snapshot").forEach(row -> events.add(one(event, row, "snapshot", time.nanos())));
        event.objects("diffResults.added").forEach(row -> events.add(one(event, row, "added", time.nanos())));
        event.objects("diffResults.removed").forEach(row -> events.add(one(event, row, "removed", time.nanos())));
        return new Parsed.Events(events, List.of());
    }

    private static NormalEvent one(JsonFields event, JsonFields row, String action, long nanos) {
        NormalEvent.Builder into = NormalEvent.of("osquery.result").nanos(nanos);
        into.put("event.action", action.equals("null") ? null : action);
        event.asMap().forEach((name, value) -> {
            if (!name.startsWith("columns.")) {
                AROUND.put(into, name, value);
            }
        });
        (row.has("pid") ? PROCESS : ROW).fill(into, row);
        return into.build();
    }
}
