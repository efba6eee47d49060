package io.orrery.ingest.windows;

import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts Windows events into normal form: what surrounds the data is alike for all, the data go by
/// dataset and number.
final class WindowsNormal {
    private static final FieldTable OTHERS = FieldTable.of("winlog.event_data.");

    /// Shapes write these as texts or as numbers.
    private static final FieldTable SURROUNDINGS = FieldTable.of("", """
            winlog.process.pid #winlog.process.pid
            winlog.process.thread.id #winlog.process.thread.id
            winlog.version #winlog.version
            winlog.task_id #winlog.task_id
            winlog.record_id $winlog.record_id
            winlog.level $winlog.level
            winlog.keywords $winlog.keywords
            winlog.opcode $winlog.opcode
            """);

    private WindowsNormal() {}

    static Parsed event(WindowsEvent event) {
        String dataset = WindowsDatasets.of(event);
        NormalEvent.Builder into = NormalEvent.of(dataset).nanos(event.nanos());
        into.put("event.code", String.valueOf(event.id()))
                .put("event.provider", event.provider())
                .put("host.name", event.computer())
                .put("winlog.channel", event.channel())
                .put("winlog.provider_name", event.provider())
                .put("winlog.computer_name", event.computer());
        event.system().forEach((name, value) -> SURROUNDINGS.put(into, name, value));
        WindowsEvent clean = new WindowsEvent(
                event.id(),
                event.channel(),
                event.provider(),
                event.computer(),
                event.nanos(),
                event.system(),
                withoutNothing(event.data()));
        switch (dataset) {
            case WindowsDatasets.SYSMON, WindowsDatasets.SYSMON_LINUX -> Sysmon.fill(into, clean);
            case WindowsDatasets.SECURITY -> Security.fill(into, clean);
            case WindowsDatasets.POWERSHELL -> PowerShell.fill(into, clean);
            case WindowsDatasets.SYSTEM -> SystemLog.fill(into, clean);
            default -> OTHERS.fill(into, clean.data());
        }
        for (String process : List.of("process", "process.parent", "Target.process")) {
            name(into, process);
        }
        for (String user : List.of("user", "user.target", "process.parent.user")) {
            Accounts.split(into, user);
        }
        outcome(into);
        if (!dataset.equals(WindowsDatasets.SYSMON) && !dataset.equals(WindowsDatasets.SYSMON_LINUX)) {
            systemUser(into);
        }
        return Parsed.Events.of(into.build());
    }

    /// What Windows writes where there is nothing: the null SID, the null GUID, logon and process
    /// number 0.
    private static JsonFields withoutNothing(JsonFields data) {
        Map<String, Object> kept = LinkedHashMap.newLinkedHashMap(data.size());
        data.asMap().forEach((name, value) -> {
            if (!(value instanceof String text) || !isNothing(name, text)) {
                kept.put(name, value);
            }
        });
        return JsonFields.of(kept);
    }

    private static boolean isNothing(String name, String text) {
        return switch (text) {
            case "S-1-0-0",
                    "NULL SID",
                    "{00000000-0000-0000-0000-000000000000}",
                    "00000000-0000-0000-0000-000000000000" -> true;
            case "0x0" -> name.endsWith("LogonId") || name.endsWith("ProcessId") || name.endsWith("ProcessID");
            default -> false;
        };
    }

    /// A process is called by the last part of its path.
    private static void name(NormalEvent.Builder into, String process) {
        String path = into.text(process + ".executable");
        if (path != null) {
            into.putIfAbsent(process + ".name", Paths.name(path));
        }
    }

    /// The audit bits of the keywords, which NXLog writes as a word.
    private static void outcome(NormalEvent.Builder into) {
        String keywords = into.text("winlog.keywords");
        String type = into.text("winlog.event_type");
        if (keywords == null && type == null) {
            return;
        }
        boolean success = "AUDIT_SUCCESS".equals(type) || Keywords.success(keywords);
        boolean failure = "AUDIT_FAILURE".equals(type) || Keywords.failure(keywords);
        if (success || failure) {
            into.putIfAbsent("event.outcome", failure ? "failure" : "success");
        }
    }

    /// Who the log says wrote the event, where the event itself names nobody.
    private static void systemUser(NormalEvent.Builder into) {
        if (into.value("user.name") == null && into.value("user.id") == null) {
            into.put("user.id", into.text("winlog.user.identifier"))
                    .put("user.name", into.text("winlog.user.name"))
                    .put("user.domain", into.text("winlog.user.domain"));
        }
    }
}
