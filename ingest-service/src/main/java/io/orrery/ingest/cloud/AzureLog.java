package io.orrery.ingest.cloud;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Azure's activity log and Entra's sign-in and audit logs: as diagnostic records, whose content is
/// below `properties`, or as rows of Microsoft Sentinel's tables, whose names begin with capitals and
/// whose objects are texts of JSON.
public final class AzureLog implements JsonFamily {
    private enum Log {
        ACTIVITY("azure.activity"),
        SIGN_IN("azure.signin"),
        AUDIT("azure.audit");

        private final String dataset;

        Log(String dataset) {
            this.dataset = dataset;
        }
    }

    private static final Set<String> ACTIVITIES = Set.of(
            "administrative",
            "security",
            "servicehealth",
            "alert",
            "recommendation",
            "policy",
            "autoscale",
            "resourcehealth",
            "action",
            "write",
            "delete",
            "azureactivity");
    private static final String[] TIMES = {
        "time", "timeGenerated", "activityDateTime", "createdDateTime", "eventTimestamp", "@timestamp", "timestamp"
    };

    @Override
    public String name() {
        return "azure";
    }

    @Override
    public boolean fits(JsonFields event) {
        boolean record = (event.has("operationName") || event.has("operationName.value"))
                && (event.has("resourceId") || event.has("tenantId") || event.has("category"))
                && (event.has("time") || event.has("eventTimestamp") || event.has("TimeGenerated"));
        boolean row = event.has("TimeGenerated")
                && (event.has("OperationName") || event.has("OperationNameValue") || event.has("UserPrincipalName"));
        boolean signIn = event.has("createdDateTime") && event.has("userPrincipalName") && event.has("appDisplayName");
        boolean audit = event.has("activityDateTime") && event.has("activityDisplayName");
        return record || row || signIn || audit;
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        JsonFields plain = plain(Cells.open(event));
        FieldTime time = FieldTime.of(plain, ZoneOffset.UTC, TIMES);
        if (time.refused() != null) {
            return time.refused();
        }
        Log log = log(plain);
        NormalEvent.Builder into = NormalEvent.of(log.dataset).nanos(time.nanos());
        into.put("cloud.provider", "azure");
        switch (log) {
            case ACTIVITY -> activity(plain, into);
            case SIGN_IN -> signIn(plain, into);
            case AUDIT -> audit(plain, into);
        }
        Peers.mail(into);
        return Parsed.Events.of(into.build());
    }

    /// Names without `properties.` and with a small first letter, so that records and rows have the
    /// same.
    private static JsonFields plain(JsonFields event) {
        Map<String, Object> plain = new LinkedHashMap<>();
        event.asMap().forEach((name, value) -> {
            String bare = name.startsWith("properties.") ? name.substring("properties.".length()) : name;
            if (!bare.isEmpty()) {
                String small = bare.substring(0, 1).toLowerCase(Locale.ROOT) + bare.substring(1);
                plain.putIfAbsent(small, value);
            }
        });
        return JsonFields.of(plain);
    }

    private static Log log(JsonFields event) {
        String category = String.valueOf(event.firstText("category.value", "category", "type"))
                .toLowerCase(Locale.ROOT);
        String type = String.valueOf(event.text("type")).toLowerCase(Locale.ROOT);
        if (category.contains("signinlogs") || type.contains("signinlogs") || event.has("appDisplayName")) {
            return Log.SIGN_IN;
        }
        if (category.equals("auditlogs")
                || type.equals("auditlogs")
                || event.has("activityDisplayName")
                || event.hasBelow("initiatedBy")) {
            return Log.AUDIT;
        }
        return ACTIVITIES.contains(category) || !event.has("userPrincipalName") ? Log.ACTIVITY : Log.SIGN_IN;
    }

    private static void activity(JsonFields event, NormalEvent.Builder into) {
        AzureTables.ACTIVITY.fill(into, event);
        into.putIfAbsent("user.name", event.firstText("caller", "identity.authorization.evidence.principalId"));
        into.put("event.action", event.firstText("operationName.value", "operationName", "operationNameValue"));
        Peers.source(into, event.firstText("callerIpAddress", "claims.ipaddr", "identity.claims.ipaddr"));
        Peers.outcome(
                into, event.firstText("status.value", "activityStatusValue", "activityStatus", "resultType", "status"));
        into.putIfAbsent("cloud.account.id", subscription(event.firstText("resourceId", "_ResourceId")));
    }

    /// `/subscriptions/<id>/resourceGroups/…`
    private static @Nullable String subscription(@Nullable String resource) {
        if (resource == null) {
            return null;
        }
        String[] parts = resource.split("/", 4);
        return parts.length > 2 && parts[1].equalsIgnoreCase("subscriptions") ? parts[2] : null;
    }

    private static void signIn(JsonFields event, NormalEvent.Builder into) {
        AzureTables.SIGN_IN.fill(into, event);
        into.putIfAbsent("event.action", "sign-in");
        Peers.source(into, event.firstText("ipAddress", "iPAddress", "callerIpAddress"));
        String code = event.firstText("status.errorCode", "resultType", "errorCode");
        into.put("event.outcome", code == null ? null : code.equals("0") ? "success" : "failure");
        String reason = event.firstText("status.failureReason", "resultDescription");
        into.put("event.reason", "Other.".equals(reason) ? null : reason);
    }

    private static void audit(JsonFields event, NormalEvent.Builder into) {
        AzureTables.AUDIT.fill(into, event);
        Peers.source(into, event.firstText("initiatedBy.user.ipAddress", "callerIpAddress"));
        Peers.outcome(into, event.firstText("result", "resultSignature", "resultType"));
        List<JsonFields> targets = event.objects("targetResources");
        for (JsonFields target : targets) {
            String type = String.valueOf(target.text("type"));
            if (type.equals("User")) {
                into.putIfAbsent("user.target.name", target.firstText("userPrincipalName", "displayName"));
                into.putIfAbsent("user.target.id", target.text("id"));
            } else if (type.equals("Group")) {
                into.putIfAbsent("group.name", target.firstText("displayName", "id"));
                into.putIfAbsent("group.id", target.text("id"));
            } else if (type.equals("Application") || type.equals("ServicePrincipal")) {
                into.putIfAbsent("service.name", target.firstText("displayName", "id"));
            }
        }
    }
}
