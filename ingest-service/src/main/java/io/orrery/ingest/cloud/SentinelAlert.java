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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Alerts of Microsoft Sentinel and Defender (`SecurityAlert`) with the entities that they name, which
/// are a list of typed objects, often written as a text.
public final class SentinelAlert implements JsonFamily {
    private static final FieldTable FIELDS = FieldTable.of("azure.alert.", """
            TimeGenerated .
            StartTimeUtc .
            StartTime .
            EndTimeUtc azure.alert.end
            EndTime azure.alert.end
            AlertName rule.name
            AlertDisplayName rule.name
            DisplayName rule.name
            AlertType rule.id
            Description message
            SystemAlertId event.id
            VendorName observer.vendor
            ProductName observer.product
            ProviderName event.provider
            Severity .
            AlertSeverity .
            Entities .
            CompromisedEntity azure.alert.CompromisedEntity
            TenantId azure.tenant_id
            WorkspaceSubscriptionId cloud.account.id
            """);

    @Override
    public String name() {
        return "azure-alert";
    }

    @Override
    public boolean fits(JsonFields event) {
        return (event.has("AlertName") || event.has("AlertDisplayName"))
                && (event.has("SystemAlertId") || event.has("ProviderAlertId") || event.has("Entities"));
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        FieldTime time = FieldTime.of(event, ZoneOffset.UTC, "StartTimeUtc", "StartTime", "TimeGenerated");
        if (time.refused() != null) {
            return time.refused();
        }
        NormalEvent.Builder into = NormalEvent.of("azure.alert").nanos(time.nanos());
        into.put("event.kind", "alert").put("cloud.provider", "azure");
        into.put("event.severity", severity(event.firstText("Severity", "AlertSeverity")));
        FIELDS.fill(into, Cells.open(event));
        into.add("threat.tactic.name", listed(event, "Tactics"));
        into.add("threat.technique.id", listed(event, "Techniques"));
        entities(Cells.list(event, "Entities"), into);
        return Parsed.Events.of(into.build());
    }

    private static @Nullable Long severity(@Nullable String word) {
        return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
            case "informational" -> 1L;
            case "low" -> 2L;
            case "medium" -> 3L;
            case "high" -> 4L;
            default -> null;
        };
    }

    /// `InitialAccess, Execution`, or a text of a JSON list.
    private static List<String> listed(JsonFields event, String name) {
        List<String> all = new ArrayList<>();
        for (String text : event.texts(name)) {
            for (String one : text.split("[,\\[\\]\"\\s]+", -1)) {
                if (!one.isEmpty()) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    private static void entities(List<JsonFields> entities, NormalEvent.Builder into) {
        Map<String, List<Object>> found = new LinkedHashMap<>();
        for (JsonFields entity : entities) {
            switch (String.valueOf(entity.firstText("Type", "type")).toLowerCase(Locale.ROOT)) {
                case "ip" -> add(found, "source.ip", entity.text("Address"));
                case "host" -> add(found, "host.name", host(entity));
                case "account" -> account(found, entity);
                case "url" -> add(found, "url.full", entity.text("Url"));
                case "dns" -> add(found, "dns.question.name", entity.text("DomainName"));
                case "file" -> file(found, entity);
                case "filehash" -> hash(found, entity);
                case "process" -> {
                    add(found, "process.command_line", entity.text("CommandLine"));
                    add(found, "process.executable", path(entity, "ImageFile."));
                    add(found, "process.pid", Numbers.of(entity.value("ProcessId")));
                }
                case "registry-key" -> add(found, "registry.path", entity.text("Key"));
                case "malware" -> add(found, "threat.software.name", entity.text("Name"));
                case "azure-resource" -> add(found, "azure.alert.resource_id", entity.text("ResourceId"));
                case "cloud-application" -> add(found, "service.name", entity.text("Name"));
                case "mailbox" -> add(found, "user.target.email", entity.text("MailboxPrimaryAddress"));
                default -> {}
            }
        }
        found.forEach((name, values) -> into.put(name, values.size() == 1 ? values.getFirst() : values));
    }

    private static void add(Map<String, List<Object>> found, String name, @Nullable Object value) {
        if (value != null) {
            found.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
    }

    private static @Nullable String host(JsonFields entity) {
        String name = entity.firstText("HostName", "FQDN", "NetBiosName");
        String domain = entity.text("DnsDomain");
        return name == null || domain == null || domain.isEmpty() || name.indexOf('.') > 0 ? name : name + '.' + domain;
    }

    private static void account(Map<String, List<Object>> found, JsonFields entity) {
        String name = entity.firstText("Name", "AadUserId");
        String suffix = entity.text("UPNSuffix");
        add(found, "user.name", name == null || suffix == null || suffix.isEmpty() ? name : name + '@' + suffix);
        add(found, "user.domain", entity.firstText("NTDomain", "DnsDomain"));
        add(found, "user.id", entity.firstText("Sid", "AadUserId"));
    }

    private static void file(Map<String, List<Object>> found, JsonFields entity) {
        add(found, "file.name", entity.text("Name"));
        add(found, "file.path", path(entity, ""));
    }

    private static @Nullable String path(JsonFields entity, String prefix) {
        String name = entity.text(prefix + "Name");
        String directory = entity.text(prefix + "Directory");
        if (name == null || directory == null || directory.isEmpty()) {
            return name;
        }
        String separator = directory.indexOf('/') >= 0 ? "/" : "\\";
        return directory.endsWith(separator) ? directory + name : directory + separator + name;
    }

    private static void hash(Map<String, List<Object>> found, JsonFields entity) {
        String algorithm = String.valueOf(entity.text("Algorithm")).toLowerCase(Locale.ROOT);
        switch (algorithm) {
            case "md5", "sha1", "sha256" -> add(found, "file.hash." + algorithm, entity.text("Value"));
            default -> {}
        }
    }
}
