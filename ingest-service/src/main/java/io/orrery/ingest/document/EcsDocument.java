package io.orrery.ingest.document;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.DatasetNames;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Documents of the Elastic Common Schema, which has the names that the normal form has. A document of
/// which the shipper parsed nothing is read by the text in its `message`.
public final class EcsDocument implements JsonFamily {
    /// Modules whose events are about other machines than the one that the shipper runs on.
    private static final Set<String> REMOTE = Set.of(
            "zeek",
            "suricata",
            "cisco",
            "panw",
            "fortinet",
            "checkpoint",
            "juniper",
            "sophos",
            "f5",
            "zscaler",
            "snort",
            "netflow",
            "cef",
            "aws",
            "azure",
            "gcp",
            "okta",
            "o365",
            "github",
            "google_workspace",
            "m365_defender",
            "microsoft",
            "threatintel",
            "cisco_asa",
            "cisco_ise",
            "fortinet_fortigate");
    private static final List<String> PARSED =
            List.of("source", "destination", "user", "process", "event.action", "url", "http", "dns", "file");
    private static final FieldTable NUMBERS = FieldTable.of("", """
            @timestamp .
            ecs.version .
            event.dataset .
            event.code $event.code
            source.port #source.port
            destination.port #destination.port
            source.bytes #source.bytes
            destination.bytes #destination.bytes
            source.packets #source.packets
            destination.packets #destination.packets
            process.pid #process.pid
            process.parent.pid #process.parent.pid
            event.severity #event.severity
            http.response.status_code #http.response.status_code
            user.id $user.id
            rule.id $rule.id
            """);

    private final TextWithin text;

    /// @param text reads the text of another format that stands within an event
    public EcsDocument(Function<RawEvent, Parsed> text) {
        this.text = new TextWithin(text);
    }

    @Override
    public String name() {
        return "ecs";
    }

    @Override
    public boolean fits(JsonFields event) {
        if (!event.has("@timestamp")) {
            return false;
        }
        return event.has("ecs.version")
                || event.has("event.dataset")
                || event.has("event.module")
                || event.has("event.category")
                || event.has("agent.type");
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        FieldTime time = FieldTime.of(event, known.zone(), "@timestamp");
        if (time.refused() != null) {
            return time.refused();
        }
        String message = event.firstText("message", "event.original");
        if (message != null && !isParsed(event)) {
            List<NormalEvent> within = text.read(message, known);
            if (!within.isEmpty()) {
                return TextWithin.merged(within, time.nanos(), into -> around(event, into));
            }
        }
        String dataset = event.firstText("event.dataset", "data_stream.dataset");
        NormalEvent.Builder into = NormalEvent.of(dataset == null ? "ecs" : DatasetNames.of("", dataset))
                .nanos(time.nanos());
        boolean remote = isRemote(event.text("event.module"), dataset);
        event.asMap().forEach((name, value) -> {
            boolean shipper = remote && name.startsWith("host.");
            if (!shipper) {
                NUMBERS.put(into, name, value);
            }
        });
        return Parsed.Events.of(into.build());
    }

    private static boolean isParsed(JsonFields event) {
        for (String name : PARSED) {
            if (event.has(name) || event.hasBelow(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRemote(@Nullable String module, @Nullable String dataset) {
        if (module != null) {
            return REMOTE.contains(module);
        }
        return dataset != null && REMOTE.contains(dataset.split("\\.", 2)[0]);
    }

    /// What the shipper knows beside the text.
    private static void around(JsonFields event, NormalEvent.Builder into) {
        event.asMap().forEach((name, value) -> {
            if (!name.equals("message") && !name.startsWith("host.") && !name.equals("event.original")) {
                NUMBERS.put(into, name, value);
            }
        });
        into.putIfAbsent("host.name", event.text("host.name"));
    }
}
