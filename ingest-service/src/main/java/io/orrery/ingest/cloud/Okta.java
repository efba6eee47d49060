package io.orrery.ingest.cloud;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.time.ZoneOffset;

/// Okta's system log.
public final class Okta implements JsonFamily {
    private static final FieldTable FIELDS = FieldTable.of("okta.", """
            published .
            @timestamp .
            uuid event.id
            eventType event.action
            displayMessage message
            severity log.level
            outcome.reason event.reason
            actor.id user.id
            actor.alternateId user.name
            actor.displayName user.full_name
            client.ipAddress source.ip
            client.userAgent.rawUserAgent user_agent.original
            client.geographicalContext.country source.geo.country_name
            client.geographicalContext.city source.geo.city_name
            securityContext.asOrg source.as.organization.name
            securityContext.asNumber #source.as.number
            target .
            """);

    @Override
    public String name() {
        return "okta";
    }

    @Override
    public boolean fits(JsonFields event) {
        return event.has("eventType") && event.has("published") && event.hasBelow("actor");
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        FieldTime time = FieldTime.of(event, ZoneOffset.UTC, "published");
        if (time.refused() != null) {
            return time.refused();
        }
        NormalEvent.Builder into = NormalEvent.of("okta.system").nanos(time.nanos());
        FIELDS.fill(into, event);
        Peers.mail(into);
        Peers.outcome(into, event.text("outcome.result"));
        for (JsonFields target : event.objects("target")) {
            String type = String.valueOf(target.text("type"));
            if (type.equals("User") || type.equals("AppUser")) {
                into.putIfAbsent("user.target.name", target.text("alternateId"));
                into.putIfAbsent("user.target.id", target.text("id"));
            } else if (type.startsWith("App")) {
                into.putIfAbsent("service.name", target.text("displayName"));
            } else if (type.equals("UserGroup")) {
                into.putIfAbsent("group.name", target.text("displayName"));
                into.putIfAbsent("group.id", target.text("id"));
            }
        }
        FieldTable.keep(into, "okta.target", event.value("target"));
        return Parsed.Events.of(into.build());
    }
}
