package io.orrery.ingest.windows;

import io.orrery.ingest.log.Addresses;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.normal.NormalEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Events of Sysmon, on Windows and on Linux: numbers 1 to 29.
final class Sysmon {
    private static final FieldTable FIELDS = FieldTable.of("winlog.event_data.", """
            ProcessGuid process.entity_id
            ProcessGUID process.entity_id
            ProcessId #process.pid
            Image process.executable
            CommandLine process.command_line
            CurrentDirectory process.working_directory
            OriginalFileName process.pe.original_file_name
            User user.name
            ParentProcessGuid process.parent.entity_id
            ParentProcessGUID process.parent.entity_id
            ParentProcessId #process.parent.pid
            ParentImage process.parent.executable
            ParentCommandLine process.parent.command_line
            ParentUser process.parent.user.name
            SourceProcessGuid process.entity_id
            SourceProcessGUID process.entity_id
            SourceProcessId #process.pid
            SourceThreadId #process.thread.id
            SourceImage process.executable
            SourceUser user.name
            TargetProcessGuid Target.process.entity_id
            TargetProcessGUID Target.process.entity_id
            TargetProcessId #Target.process.pid
            TargetImage Target.process.executable
            TargetUser user.target.name
            ImageLoaded .
            TargetFilename file.path
            TargetObject registry.path
            Details registry.data.strings
            PipeName pipe.name
            Protocol network.transport
            SourceIp source.ip
            SourcePort #source.port
            SourceHostname source.domain
            DestinationIp destination.ip
            DestinationPort #destination.port
            DestinationHostname destination.domain
            DestinationPortName network.protocol
            SourcePortName .
            SourceIsIpv6 .
            DestinationIsIpv6 .
            QueryName dns.question.name
            QueryStatus $dns.response_code
            QueryResults .
            Hashes .
            Hash .
            RuleName .
            UtcTime .
            """);
    private static final String[] ACTIONS = {
        "",
        "process-created",
        "file-time-changed",
        "network-connection",
        "sysmon-state-changed",
        "process-ended",
        "driver-loaded",
        "image-loaded",
        "remote-thread-created",
        "raw-disk-read",
        "process-accessed",
        "file-created",
        "registry-object-changed",
        "registry-value-set",
        "registry-object-renamed",
        "file-stream-created",
        "sysmon-configured",
        "pipe-created",
        "pipe-connected",
        "wmi-filter",
        "wmi-consumer",
        "wmi-binding",
        "dns-query",
        "file-deleted",
        "clipboard-changed",
        "process-tampering",
        "file-delete-detected",
        "executable-blocked",
        "shredding-blocked",
        "executable-detected"
    };
    private static final int PROCESS_CREATED = 1;
    private static final int DRIVER_LOADED = 6;
    private static final int IMAGE_LOADED = 7;
    private static final int SYSMON_ERROR = 255;

    private Sysmon() {}

    static void fill(NormalEvent.Builder into, WindowsEvent event) {
        long id = event.id();
        if (id > 0 && id < ACTIONS.length) {
            into.put("event.action", ACTIONS[(int) id]);
        } else if (id == SYSMON_ERROR) {
            into.put("event.action", "sysmon-error");
        }
        FIELDS.fill(into, event.data());
        into.put(id == DRIVER_LOADED ? "file.path" : "dll.path", event.data().text("ImageLoaded"));
        String hashed = id == PROCESS_CREATED ? "process.hash." : id == IMAGE_LOADED ? "dll.hash." : "file.hash.";
        hashes(into, event.data().firstText("Hashes", "Hash"), hashed);
        rule(into, event.data().text("RuleName"));
        answers(into, event.data().text("QueryResults"));
        direction(into, event.data().text("Initiated"));
        String path = into.text("file.path");
        if (path != null) {
            into.put("file.name", Paths.name(path));
        }
        String started = event.data().text("UtcTime");
        if (id == PROCESS_CREATED && started != null && !started.isEmpty()) {
            String iso = started.replace(' ', 'T');
            into.put("process.start", iso.endsWith("Z") ? iso : iso + 'Z');
        }
    }

    /// `SHA1=…,MD5=…`
    static void hashes(NormalEvent.Builder into, @Nullable String hashes, String below) {
        if (hashes == null) {
            return;
        }
        for (String one : hashes.split(",", -1)) {
            int equals = one.indexOf('=');
            if (equals > 0) {
                into.put(
                        below + one.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        one.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
            }
        }
    }

    /// `technique_id=T1003,technique_name=Credential Dumping`, or any name that the configuration
    /// gives.
    private static void rule(NormalEvent.Builder into, @Nullable String rule) {
        if (rule == null) {
            return;
        }
        if (!rule.contains("technique_")) {
            into.put("rule.name", rule);
            return;
        }
        for (String part : rule.split(",", -1)) {
            int equals = part.indexOf('=');
            String value = part.substring(equals + 1).strip();
            switch (equals < 0 ? "" : part.substring(0, equals).strip()) {
                case "technique_id" -> into.add("threat.technique.id", value);
                case "technique_name" -> into.add("threat.technique.name", value);
                case "tactic_name" -> into.add("threat.tactic.name", value);
                default -> into.putIfAbsent("rule.name", part);
            }
        }
    }

    /// `type:  5 www.example.org;::ffff:10.0.0.1;`
    private static void answers(NormalEvent.Builder into, @Nullable String results) {
        if (results == null) {
            return;
        }
        List<String> data = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (String piece : results.split(";", -1)) {
            String value = piece.strip();
            if (value.startsWith("type:")) {
                String typed = value.substring("type:".length()).strip();
                value = typed.substring(typed.indexOf(' ') + 1).strip();
            }
            if (!value.isEmpty() && Numbers.whole(value) == null) {
                data.add(value);
            }
            if (Addresses.is(value)) {
                addresses.add(value);
            }
        }
        into.add("dns.answers.data", data).add("dns.resolved_ip", addresses);
    }

    private static void direction(NormalEvent.Builder into, @Nullable String initiated) {
        if (initiated != null) {
            into.put("network.direction", initiated.equalsIgnoreCase("true") ? "egress" : "ingress");
        }
    }
}
