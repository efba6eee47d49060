package io.orrery.ingest.windows;

import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.normal.NormalEvent;
import org.jspecify.annotations.Nullable;

/// Events of PowerShell: modules (4103), script blocks (4104) and the older log (400, 403, 600, 800),
/// whose data are a text of lines `HostApplication=powershell.exe`.
final class PowerShell {
    private static final FieldTable FIELDS = FieldTable.of("winlog.event_data.", """
            Path file.path
            """);
    /// Lines and characters of a context that are looked at: a real one has about twenty short ones.
    private static final int MOST_CONTEXT = 20_000;

    private PowerShell() {}

    static void fill(NormalEvent.Builder into, WindowsEvent event) {
        into.put(
                "event.action",
                switch ((int) event.id()) {
                    case 400 -> "engine-started";
                    case 403 -> "engine-stopped";
                    case 600 -> "provider-started";
                    case 800, 4103 -> "pipeline-executed";
                    case 4104 -> "script-block-logged";
                    case 4105 -> "script-started";
                    case 4106 -> "script-ended";
                    default -> null;
                });
        FIELDS.fill(into, event.data());
        String path = into.text("file.path");
        if (path != null) {
            into.put("file.name", Paths.name(path));
        }
        boolean told = context(into, event.data().text("ContextInfo"));
        for (int i = 1; i <= 3 && !told; i++) {
            told = context(into, event.data().text("param" + i));
        }
        if (!told) {
            context(into, into.text("message"));
        }
    }

    /// Takes who ran what out of the lines of a context; false when there are none of the kind.
    private static boolean context(NormalEvent.Builder into, @Nullable String lines) {
        if (lines == null) {
            return false;
        }
        String text = lines.length() > MOST_CONTEXT ? lines.substring(0, MOST_CONTEXT) : lines;
        boolean told = false;
        for (String line : text.split("[\r\n]+", -1)) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                continue;
            }
            String value = line.substring(equals + 1).strip();
            switch (line.substring(0, equals).strip()) {
                case "Host Application", "HostApplication" -> {
                    into.putIfAbsent("process.command_line", value);
                    told = true;
                }
                case "User", "UserId" -> into.putIfAbsent("user.name", value);
                case "Script Name", "ScriptName" -> into.putIfAbsent("file.path", value);
                case "Command Name", "CommandName" -> into.putIfAbsent("powershell.command.name", value);
                case "CommandLine", "Command Line" -> into.putIfAbsent("powershell.command.value", value);
                case "EngineVersion", "Engine Version" -> into.putIfAbsent("powershell.engine.version", value);
                default -> {}
            }
        }
        return told;
    }
}
