package io.orrery.ingest.cloud;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.topics.model.Reason;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Flow logs of Azure's network security groups (versions 1 and 2) and virtual networks: one record
/// holds, below rules and network cards, tuples of one flow each.
public final class NetworkSecurityFlow implements JsonFamily {
    private static final int SHORTEST_TUPLE = 8;

    @Override
    public String name() {
        return "azure-flow";
    }

    @Override
    public boolean fits(JsonFields event) {
        return !event.objects("properties.flows").isEmpty()
                || !event.objects("flowRecords.flows").isEmpty();
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        FieldTime time = FieldTime.of(event, ZoneOffset.UTC, "time");
        if (time.refused() != null) {
            return time.refused();
        }
        List<NormalEvent> events = new ArrayList<>();
        List<Parsed.Refused> refused = new ArrayList<>();
        for (JsonFields rule : event.objects("properties.flows")) {
            for (JsonFields card : rule.objects("flows")) {
                tuples(event, card, rule.text("rule"), card.text("mac"), events, refused);
            }
        }
        for (JsonFields flow : event.objects("flowRecords.flows")) {
            for (JsonFields group : flow.objects("flowGroups")) {
                tuples(event, group, group.text("rule"), event.text("macAddress"), events, refused);
            }
        }
        return new Parsed.Events(events, refused);
    }

    private static void tuples(
            JsonFields record,
            JsonFields holder,
            @Nullable String rule,
            @Nullable String mac,
            List<NormalEvent> events,
            List<Parsed.Refused> refused) {
        boolean virtualNetwork = record.hasBelow("flowRecords");
        for (String tuple : holder.texts("flowTuples")) {
            String[] parts = tuple.split(",", -1);
            long nanos = EventTime.parse(parts[0], ZoneOffset.UTC);
            if (parts.length < SHORTEST_TUPLE || nanos == NormalEvent.NO_TIME) {
                refused.add(Parsed.Refused.field(Reason.MALFORMED, "flowTuples", tuple, "is not the tuple of a flow"));
                continue;
            }
            NormalEvent.Builder into = NormalEvent.of("azure.nsgflow").nanos(nanos);
            into.put("cloud.provider", "azure").put("rule.name", rule);
            into.put("azure.nsgflow.mac", mac)
                    .put("azure.nsgflow.resource_id", record.firstText("resourceId", "targetResourceID"));
            into.put("source.ip", parts[1]).put("destination.ip", parts[2]);
            into.put("source.port", Numbers.whole(parts[3])).put("destination.port", Numbers.whole(parts[4]));
            into.put("network.transport", transport(parts[5]));
            into.put("network.direction", parts[6].equals("I") ? "ingress" : parts[6].equals("O") ? "egress" : null);
            if (virtualNetwork) {
                state(into, parts[7]);
                traffic(into, parts, 9);
            } else {
                into.put("event.action", parts[7].equals("A") ? "allowed" : "denied");
                into.put("event.outcome", parts[7].equals("A") ? "success" : "failure");
                if (parts.length > 8) {
                    into.put("azure.nsgflow.state", parts[8]);
                }
                traffic(into, parts, 9);
            }
            events.add(into.build());
        }
    }

    private static void state(NormalEvent.Builder into, String state) {
        boolean denied = state.equals("D");
        into.put("azure.nsgflow.state", state)
                .put("event.action", denied ? "denied" : "allowed")
                .put("event.outcome", denied ? "failure" : "success");
    }

    private static void traffic(NormalEvent.Builder into, String[] parts, int from) {
        List<String> names = List.of("source.packets", "source.bytes", "destination.packets", "destination.bytes");
        for (int i = 0; i < names.size() && from + i < parts.length; i++) {
            into.put(names.get(i), Numbers.whole(parts[from + i]));
        }
    }

    private static String transport(String written) {
        return Map.of("T", "tcp", "U", "udp", "6", "tcp", "17", "udp", "1", "icmp")
                .getOrDefault(written, written);
    }
}
