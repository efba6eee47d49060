package io.orrery.ingest.windows;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Windows events as NXLog and several agents write them: the event's data and what surrounds them side
/// by side in one flat object. `host` and `port` are those of the collector. Also the rows of Microsoft
/// Sentinel's tables (`SecurityEvent`, `WindowsEvent`), whose `EventData` may be a text of JSON or XML.
public final class FlatJson implements JsonFamily {
    /// What surrounds the data, and its name in normal form; a point where it says nothing of the
    /// event.
    private static final Map<String, String> SYSTEM =
            """
            EventID .
            Channel .
            SourceName .
            EventSourceName .
            Provider .
            Source .
            EventLog .
            LogName .
            RenderedDescription message
            UserName winlog.user.name
            EventTypeOrignal .
            ProviderName .
            Hostname .
            Computer .
            host log.source.address
            port .
            EventTime .
            EventReceivedTime .
            TimeCreated .
            TimeCreatedUtc .
            TimeGenerated .
            TimeCollected .
            @timestamp .
            @version .
            tags tags
            Message message
            message message
            Keywords winlog.keywords
            Severity log.level
            EventLevelName log.level
            SeverityValue .
            Level winlog.level
            EventLevel winlog.level
            LevelValue .
            RecordNumber winlog.record_id
            EventRecordID winlog.record_id
            ThreadID winlog.process.thread.id
            ExecutionProcessID winlog.process.pid
            ExecutionThreadID winlog.process.thread.id
            Task winlog.task_id
            Category winlog.task
            Opcode winlog.opcode
            OpcodeValue .
            Version winlog.version
            ActivityID winlog.activity_id
            RelatedActivityID winlog.related_activity_id
            ProviderGuid winlog.provider_guid
            UserID winlog.user.identifier
            AccountName winlog.user.name
            AccountType winlog.user.type
            Domain winlog.user.domain
            SourceModuleName .
            SourceModuleType .
            ERROR_EVT_UNRESOLVED .
            TenantId azure.tenant_id
            _ResourceId azure.resource_id
            Type .
            MG .
            ManagementGroupName .
            SourceSystem .
            EventOriginId event.id
            SourceComputerId host.id
            Activity .
            Account .
            SubjectAccount .
            TargetAccount .
            Process .
            LogonTypeName .
            EventData .
            """.lines().map(line -> line.split(" ", -1)).collect(Collectors.toMap(line -> line[0], line -> line[1]));
    private static final List<String> TYPES = List.of("_string", "_dynamic", "_long", "_guid");
    private static final int FIRST_SECURITY = 4608;
    private static final int LAST_SECURITY = 6424;
    private static final int LOG_CLEARED = 1102;
    /// What NXLog calls the event's type; Sysmon has other values under the same name.
    private static final Set<String> NXLOG_TYPES =
            Set.of("INFO", "WARNING", "ERROR", "CRITICAL", "VERBOSE", "DEBUG", "AUDIT_SUCCESS", "AUDIT_FAILURE");

    @Override
    public String name() {
        return "windows-flat";
    }

    @Override
    public boolean fits(JsonFields event) {
        return event.has("EventID")
                && (event.has("Channel")
                        || event.has("EventLog")
                        || event.has("SourceName")
                        || event.has("ProviderGuid")
                        || event.has("EventSourceName")
                        || event.has("Computer")
                        || event.has("Hostname"));
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        Long id = EventIds.of(event.value("EventID"));
        if (id == null) {
            return EventIds.refused("EventID", event.value("EventID"));
        }
        FieldTime time = Times.flat(event, known);
        if (time.refused() != null) {
            return time.refused();
        }
        // The service control manager's own fields have the names of the account that NXLog looks up.
        boolean looksUpAccounts = event.has("UserID") || event.has("AccountType");
        Map<String, Object> system = new LinkedHashMap<>();
        Map<String, Object> data = new LinkedHashMap<>();
        event.asMap().forEach((name, value) -> {
            String normal = SYSTEM.get(name);
            if (name.equals("EventType") && NXLOG_TYPES.contains(String.valueOf(value))) {
                system.put("winlog.event_type", value);
            } else if (normal == null || (!looksUpAccounts && normal.startsWith("winlog.user."))) {
                data.put(untyped(name), value);
            } else if (!normal.equals(".")) {
                system.put(normal, value);
            }
        });
        EventData.into(data, event);
        return WindowsNormal.event(new WindowsEvent(
                id,
                channel(event, id),
                event.firstText("SourceName", "EventSourceName", "Provider", "ProviderName", "Source"),
                event.firstText("Hostname", "Computer"),
                time.nanos(),
                system,
                JsonFields.of(data)));
    }

    /// Tables say the type in the column's name where a column of the name has another.
    private static String untyped(String name) {
        for (String type : TYPES) {
            if (name.endsWith(type) && name.length() > type.length()) {
                return name.substring(0, name.length() - type.length());
            }
        }
        return name;
    }

    /// Tables of one log name no channel; the numbers of the Security log are its own.
    private static @Nullable String channel(JsonFields event, long id) {
        String named = event.firstText("Channel", "EventLog", "LogName");
        boolean provider =
                event.firstText("SourceName", "EventSourceName", "Provider", "ProviderName", "Source") != null;
        boolean security = (id >= FIRST_SECURITY && id <= LAST_SECURITY) || id == LOG_CLEARED;
        return named == null && !provider && security ? "Security" : named;
    }
}
