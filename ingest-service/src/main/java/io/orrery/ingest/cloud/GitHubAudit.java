package io.orrery.ingest.cloud;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.time.ZoneOffset;

/// GitHub's audit log of an organization or an enterprise.
public final class GitHubAudit implements JsonFamily {
    private static final FieldTable FIELDS = FieldTable.of("github.audit.", """
            @timestamp .
            created_at .
            action event.action
            actor user.name
            actor_id $user.id
            actor_ip source.ip
            actor_location.country_code source.geo.country_iso_code
            user user.target.name
            user_id $user.target.id
            repo cloud.resource github.audit.repo
            user_agent user_agent.original
            _document_id event.id
            """);

    @Override
    public String name() {
        return "github-audit";
    }

    @Override
    public boolean fits(JsonFields event) {
        String action = event.text("action");
        return action != null
                && action.indexOf('.') > 0
                && (event.has("actor") || event.has("org") || event.has("business"))
                && (event.has("_document_id") || event.has("created_at") || event.has("operation_type"));
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        FieldTime time = FieldTime.of(event, ZoneOffset.UTC, "@timestamp", "created_at");
        if (time.refused() != null) {
            return time.refused();
        }
        NormalEvent.Builder into = NormalEvent.of("github.audit").nanos(time.nanos());
        FIELDS.fill(into, event);
        return Parsed.Events.of(into.build());
    }
}
