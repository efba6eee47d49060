package io.orrery.ingest.cloud;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Entries of Google Cloud's logging: audit logs, whose payload is an `AuditLog`, and all others, among
/// them flows.
public final class GoogleCloud implements JsonFamily {
    private static final String COMMON = """
            timestamp .
            receiveTimestamp .
            insertId event.id
            severity log.level
            logName log.logger
            textPayload message
            jsonPayload.message message
            resource.labels.project_id cloud.project.id cloud.account.id
            resource.labels.zone cloud.availability_zone
            resource.labels.location cloud.region
            resource.labels.region cloud.region
            resource.labels.instance_id cloud.instance.id
            resource.labels.cluster_name orchestrator.cluster.name
            resource.labels.namespace_name orchestrator.namespace
            resource.labels.pod_name orchestrator.resource.name
            resource.labels.container_name container.name
            httpRequest.requestMethod http.request.method
            httpRequest.requestUrl url.full
            httpRequest.status #http.response.status_code
            httpRequest.responseSize #http.response.body.bytes
            httpRequest.userAgent user_agent.original
            httpRequest.remoteIp source.ip
            httpRequest.serverIp destination.ip
            httpRequest.referer http.request.referrer
            jsonPayload.connection.src_ip source.ip
            jsonPayload.connection.src_port #source.port
            jsonPayload.connection.dest_ip destination.ip
            jsonPayload.connection.dest_port #destination.port
            jsonPayload.bytes_sent #source.bytes
            jsonPayload.packets_sent #source.packets
            """;
    private static final FieldTable LOG = FieldTable.of("gcp.log.", COMMON);
    private static final FieldTable AUDIT = FieldTable.of("gcp.audit.", COMMON, """
            protoPayload.@type .
            protoPayload.methodName event.action
            protoPayload.serviceName service.name cloud.service.name
            protoPayload.resourceName cloud.resource gcp.audit.resourceName
            protoPayload.authenticationInfo.principalEmail user.name
            protoPayload.authenticationInfo.principalSubject user.id
            protoPayload.requestMetadata.callerIp .
            protoPayload.requestMetadata.callerSuppliedUserAgent user_agent.original
            protoPayload.status.code #gcp.audit.status.code
            protoPayload.status.message event.reason
            """);

    @Override
    public String name() {
        return "gcp";
    }

    @Override
    public boolean fits(JsonFields event) {
        return event.has("logName") && (event.has("insertId") || event.has("resource.type"));
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        FieldTime time = FieldTime.of(event, ZoneOffset.UTC, "timestamp", "receiveTimestamp");
        if (time.refused() != null) {
            return time.refused();
        }
        String type = event.text("protoPayload.@type");
        boolean audit = (type != null && type.endsWith("AuditLog")) || event.has("protoPayload.methodName");
        NormalEvent.Builder into =
                NormalEvent.of(audit ? "gcp.audit" : "gcp.log").nanos(time.nanos());
        into.put("cloud.provider", "gcp");
        if (audit) {
            Peers.source(into, event.text("protoPayload.requestMetadata.callerIp"));
            AUDIT.fill(into, event);
            Long code = Numbers.whole(event.value("protoPayload.status.code"));
            into.put("event.outcome", (code == null || code == 0) && !denied(event) ? "success" : "failure");
            into.put("gcp.audit.permission", permissions(event));
            into.putIfAbsent("user.id", into.text("user.name"));
            Peers.mail(into);
        } else {
            LOG.fill(into, event);
            Long protocol = Numbers.whole(event.value("jsonPayload.connection.protocol"));
            into.put(
                    "network.transport",
                    protocol == null ? null : protocol == 6 ? "tcp" : protocol == 17 ? "udp" : null);
        }
        return Parsed.Events.of(into.build());
    }

    private static boolean denied(JsonFields event) {
        return event.objects("protoPayload.authorizationInfo").stream()
                .anyMatch(one -> "false".equals(one.text("granted")));
    }

    private static List<String> permissions(JsonFields event) {
        List<String> permissions = new ArrayList<>();
        event.objects("protoPayload.authorizationInfo").forEach(one -> permissions.addAll(one.texts("permission")));
        return permissions;
    }
}
