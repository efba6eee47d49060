package io.orrery.ingest.windows;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/// Rows of Microsoft Defender for Endpoint's tables (`DeviceProcessEvents`, `DeviceNetworkEvents`, …),
/// alone or below `properties` as they are streamed, and of the older raw table of created processes.
public final class DefenderRow implements JsonFamily {
    private static final String COMMON = """
            Timestamp .
            TimeGenerated .
            ReportTime .
            ReportArrivalTimeUtc .
            time .
            DeviceName host.name
            ComputerDnsName host.name
            DeviceId host.id
            MachineId host.id
            ActionType event.action
            RemoteIP destination.ip
            RemotePort #destination.port
            RemoteUrl url.original
            RemoteDeviceName destination.domain
            LocalIP source.ip
            LocalPort #source.port
            Protocol network.transport
            RegistryKey registry.path
            RegistryValueName registry.value
            RegistryValueData registry.data.strings
            LogonType winlog.logon.type
            AccountName user.name
            AccountDomain user.domain
            AccountSid user.id
            AccountUpn user.email
            TenantId azure.tenant_id
            """;
    private static final String INITIATING = """
            InitiatingProcessId #%s.pid
            InitiatingProcessFileName %s.name
            InitiatingProcessName %s.name
            InitiatingProcessFolderPath %s.executable
            InitiatingProcessCommandLine %s.command_line
            InitiatingProcessCreationTime %s.start
            InitiatingProcessSHA1 %s.hash.sha1
            InitiatingProcessSHA256 %s.hash.sha256
            InitiatingProcessMD5 %s.hash.md5
            InitiatingProcessImageSha1 %s.hash.sha1
            InitiatingProcessImageSha256 %s.hash.sha256
            InitiatingProcessImageMd5 %s.hash.md5
            """;
    private static final FieldTable CREATED =
            FieldTable.of("defender.", COMMON, INITIATING.replace("%s", "process.parent"), """
            FileName process.name
            FolderPath process.executable
            ProcessId #process.pid
            ProcessCommandLine process.command_line
            ProcessCreationTime process.start
            SHA1 process.hash.sha1
            SHA256 process.hash.sha256
            MD5 process.hash.md5
            CreatedProcessId #process.pid
            CreatedProcessName process.name
            CreatedProcessFilePath process.executable
            CreatedProcessCommandLine process.command_line
            CreatedProcessCreationTime process.start
            CreatedProcessFileSha1 process.hash.sha1
            CreatedProcessFileSha256 process.hash.sha256
            CreatedProcessFileMd5 process.hash.md5
            CreatedProcessAccountName user.name
            CreatedProcessAccountDomainName user.domain
            CreatedProcessAccountSid user.id
            CreatedProcessAccountUpn user.email
            Process_CommandLine process.parent.command_line
            """);
    private static final FieldTable OTHERS =
            FieldTable.of("defender.", COMMON, INITIATING.replace("%s", "process"), """
            InitiatingProcessParentId #process.parent.pid
            InitiatingProcessParentFileName process.parent.name
            InitiatingProcessParentCreationTime process.parent.start
            InitiatingProcessAccountName user.name
            InitiatingProcessAccountDomain user.domain
            InitiatingProcessAccountSid user.id
            InitiatingProcessAccountUpn user.email
            FileName file.name
            FolderPath file.path
            FileSize #file.size
            SHA1 file.hash.sha1
            SHA256 file.hash.sha256
            MD5 file.hash.md5
            TargetAccountUpn user.target.name
            """);

    @Override
    public String name() {
        return "defender";
    }

    @Override
    public boolean fits(JsonFields event) {
        if (event.has("CreatedProcessId") && event.has("CreatedProcessName")) {
            return true;
        }
        String prefix = event.has("properties.ActionType") ? "properties." : "";
        return event.has(prefix + "ActionType")
                && (event.has(prefix + "DeviceName") || event.has(prefix + "DeviceId"))
                && (event.has(prefix + "Timestamp") || event.has("TimeGenerated"));
    }

    @Override
    public Parsed read(JsonFields streamed, Circumstances known) {
        JsonFields event = streamed.has("properties.ActionType") ? inner(streamed) : streamed;
        FieldTime time = FieldTime.of(
                event, known.zone(), "Timestamp", "CreatedProcessCreationTime", "TimeGenerated", "ReportTime", "time");
        if (time.refused() != null) {
            return time.refused();
        }
        NormalEvent.Builder into = NormalEvent.of("windows.defender").nanos(time.nanos());
        into.put("observer.vendor", "Microsoft").put("observer.product", "Defender for Endpoint");
        boolean created = event.has("CreatedProcessId") || "ProcessCreated".equals(event.text("ActionType"));
        (created ? CREATED : OTHERS).fill(into, event);
        if (created) {
            into.put("event.action", "ProcessCreated");
        }
        return Parsed.Events.of(into.build());
    }

    private static JsonFields inner(JsonFields streamed) {
        Map<String, Object> inner =
                new LinkedHashMap<>(streamed.below("properties").asMap());
        String streamedAt = streamed.text("time");
        if (streamedAt != null) {
            inner.putIfAbsent("time", streamedAt);
        }
        return JsonFields.of(inner);
    }
}
