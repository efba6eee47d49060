package io.orrery.ingest.entity;

import io.orrery.ingest.normal.NormalEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What makes two processes the same: the id that the writer gave for ever (Sysmon's GUID), else machine, number and
/// start together. A number alone is given again to another process, so it names none.
final class Processes {
    private Processes() {}

    static @Nullable Entity of(NormalEvent event, String prefix, Aliases aliases) {
        String unique = event.text(prefix + ".entity_id");
        String pid = event.text(prefix + ".pid");
        String label = label(event, prefix, pid);
        if (unique != null) {
            return new Entity(EntityType.PROCESS, unique.toLowerCase(Locale.ROOT), label.isEmpty() ? unique : label);
        }
        String host = Hosts.around(event, aliases);
        String start = event.text(prefix + ".start");
        if (pid == null || start == null || host == null) {
            return null;
        }
        return new Entity(EntityType.PROCESS, host + '/' + pid + '/' + start, label);
    }

    private static String label(NormalEvent event, String prefix, @Nullable String pid) {
        String name = event.text(prefix + ".name");
        String path = event.text(prefix + ".executable");
        String shown = name != null ? name : path == null ? "" : path.substring(lastSlash(path) + 1);
        return pid == null ? shown : shown.isEmpty() ? "process " + pid : shown + " (" + pid + ")";
    }

    private static int lastSlash(String path) {
        return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    }
}
