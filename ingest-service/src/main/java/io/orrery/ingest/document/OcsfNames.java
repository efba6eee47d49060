package io.orrery.ingest.document;

import io.orrery.ingest.log.DatasetNames;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What numbers of OCSF stand for.
final class OcsfNames {
    private static final Map<Long, String> CLASSES = Map.ofEntries(
            Map.entry(1001L, "file_system_activity"),
            Map.entry(1002L, "kernel_extension_activity"),
            Map.entry(1003L, "kernel_activity"),
            Map.entry(1004L, "memory_activity"),
            Map.entry(1005L, "module_activity"),
            Map.entry(1006L, "scheduled_job_activity"),
            Map.entry(1007L, "process_activity"),
            Map.entry(2001L, "security_finding"),
            Map.entry(2002L, "vulnerability_finding"),
            Map.entry(2003L, "compliance_finding"),
            Map.entry(2004L, "detection_finding"),
            Map.entry(2005L, "incident_finding"),
            Map.entry(3001L, "account_change"),
            Map.entry(3002L, "authentication"),
            Map.entry(3003L, "authorize_session"),
            Map.entry(3004L, "entity_management"),
            Map.entry(3005L, "user_access_management"),
            Map.entry(3006L, "group_management"),
            Map.entry(4001L, "network_activity"),
            Map.entry(4002L, "http_activity"),
            Map.entry(4003L, "dns_activity"),
            Map.entry(4004L, "dhcp_activity"),
            Map.entry(4005L, "rdp_activity"),
            Map.entry(4006L, "smb_activity"),
            Map.entry(4007L, "ssh_activity"),
            Map.entry(4008L, "ftp_activity"),
            Map.entry(4009L, "email_activity"),
            Map.entry(6001L, "web_resources_activity"),
            Map.entry(6003L, "api_activity"),
            Map.entry(6005L, "datastore_activity"));
    private static final String[] OBSERVABLES = {
        "unknown",
        "hostname",
        "ip",
        "mac",
        "user",
        "email",
        "url",
        "file",
        "hash",
        "process",
        "resource",
        "port",
        "subnet",
        "command_line",
        "country",
        "process_id",
        "user_agent"
    };

    private OcsfNames() {}

    static String ofClass(long uid) {
        return CLASSES.getOrDefault(uid, String.valueOf(uid));
    }

    static String observable(long type, @Nullable String named) {
        return type > 0 && type < OBSERVABLES.length
                ? OBSERVABLES[(int) type]
                : named == null ? "unknown" : DatasetNames.of("", named);
    }
}
