package io.orrery.ingest.cloud;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.time.ZoneOffset;

/// The unified audit log of Microsoft 365: Exchange, SharePoint, Teams, Entra, as its own interface
/// gives it or as a row of Microsoft Sentinel's table `OfficeActivity`.
public final class OfficeAudit implements JsonFamily {
    private static final FieldTable FIELDS = FieldTable.of("o365.audit.", """
            CreationTime .
            TimeGenerated .
            Start_Time .
            Operation event.action
            Id event.id
            OfficeId event.id
            UserId user.name
            UserId_ .
            UserKey o365.audit.UserKey
            LogonUserSid user.id
            Workload service.name
            OfficeWorkload service.name
            ClientIP .
            ClientIP_ .
            ClientIPAddress .
            Client_IPAddress .
            ActorIpAddress .
            ObjectId cloud.resource o365.audit.ObjectId
            UserAgent user_agent.original
            SourceFileName file.name
            SiteUrl o365.audit.SiteUrl
            MailboxOwnerUPN user.target.name
            MailboxOwnerSid user.target.id
            OrganizationId cloud.account.id
            OrganizationId_ .
            ResultStatus .
            """);

    @Override
    public String name() {
        return "o365-audit";
    }

    @Override
    public boolean fits(JsonFields event) {
        boolean user = event.has("UserId") || event.has("UserKey");
        if (!event.has("Operation") || !user) {
            return false;
        }
        return event.has("CreationTime")
                || event.has("OfficeWorkload")
                || event.has("RecordType")
                || (event.has("TimeGenerated") && event.has("ClientIP"));
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        FieldTime time = FieldTime.of(event, ZoneOffset.UTC, "CreationTime", "TimeGenerated", "Start_Time");
        if (time.refused() != null) {
            return time.refused();
        }
        NormalEvent.Builder into = NormalEvent.of("o365.audit").nanos(time.nanos());
        into.put("cloud.provider", "azure");
        for (String name :
                new String[] {"ClientIP", "ClientIPAddress", "Client_IPAddress", "ActorIpAddress", "ClientIP_"}) {
            Peers.source(into, event.text(name));
        }
        JsonFields opened = Cells.named(Cells.open(event));
        FIELDS.fill(into, opened);
        Peers.outcome(into, event.text("ResultStatus"));
        String object = event.text("ObjectId");
        if (object != null && object.startsWith("https://")) {
            into.put("url.full", object);
        }
        Peers.mail(into);
        return Parsed.Events.of(into.build());
    }
}
