package io.orrery.ingest.endpoint;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.DatasetNames;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Raw events of CrowdStrike's Falcon as its data replicator hands them out. A process has a number of its own
/// for ever, one in its machine (`aid`).
public final class FalconEvent implements JsonFamily {
    private static final FieldTable FIELDS = FieldTable.of("crowdstrike.", """
            event_simpleName event.action
            timestamp .
            ContextTimeStamp .
            aid host.id
            aip source.nat.ip
            cid crowdstrike.cid
            ComputerName host.name
            UserName user.name
            UserSid user.id
            LogonDomain user.domain
            ImageFileName process.executable
            CommandLine process.command_line
            RawProcessId #process.pid
            ParentBaseFileName process.parent.name
            SHA256HashData process.hash.sha256
            MD5HashData process.hash.md5
            TargetProcessId .
            ContextProcessId .
            ParentProcessId .
            SourceProcessId .
            LocalAddressIP4 source.ip
            LocalAddressIP6 source.ip
            LocalPort #source.port
            RemoteAddressIP4 destination.ip
            RemoteAddressIP6 destination.ip
            RemotePort #destination.port
            RemoteIP source.ip
            DomainName dns.question.name
            IP4Records .
            IP6Records .
            TargetFileName file.path
            Size #file.size
            RegObjectName registry.path
            LogonType $winlog.event_data.LogonType
            name event.name
            """);

    @Override
    public String name() {
        return "falcon";
    }

    @Override
    public boolean fits(JsonFields event) {
        return event.has("event_simpleName") && event.has("aid");
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        FieldTime time = FieldTime.of(event, ZoneOffset.UTC, "ContextTimeStamp", "timestamp");
        if (time.refused() != null) {
            return time.refused();
        }
        String kind = String.valueOf(event.text("event_simpleName"));
        NormalEvent.Builder into =
                NormalEvent.of(DatasetNames.of("crowdstrike.", kind)).nanos(time.nanos());
        FIELDS.fill(into, event);
        boolean begins = kind.contains("ProcessRollup");
        into.put("process.entity_id", process(event, begins ? "TargetProcessId" : "ContextProcessId"));
        into.put("process.parent.entity_id", process(event, "ParentProcessId"));
        records(event.text("IP4Records"), into);
        records(event.text("IP6Records"), into);
        boolean failed = kind.contains("LogonFailed");
        into.put("event.outcome", failed ? "failure" : null);
        return Parsed.Events.of(into.build());
    }

    private static @Nullable String process(JsonFields event, String name) {
        String number = event.text(name);
        return number == null || number.equals("0") ? null : event.text("aid") + ":" + number;
    }

    /// `192.0.2.1;192.0.2.2;`
    private static void records(@Nullable String text, NormalEvent.Builder into) {
        if (text != null) {
            for (String address : text.split(";", 100)) {
                into.add("dns.resolved_ip", address);
            }
        }
    }
}
