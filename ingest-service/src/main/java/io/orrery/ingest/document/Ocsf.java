package io.orrery.ingest.document;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.DatasetNames;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Events of the Open Cybersecurity Schema Framework 1.x. Roles come from the actor, the two end points
/// and the device; observables, which have no role, are kept by type below `ocsf.observables.`.
public final class Ocsf implements JsonFamily {
    private static final int PROCESS_ACTIVITY = 1007;

    @Override
    public String name() {
        return "ocsf";
    }

    @Override
    public boolean fits(JsonFields event) {
        return event.has("class_uid")
                && (event.has("category_uid")
                        || event.has("activity_id")
                        || event.has("type_uid")
                        || event.has("metadata.version"));
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        FieldTime time = FieldTime.of(event, known.zone(), "time", "time_dt");
        if (time.refused() != null) {
            return time.refused();
        }
        long type = number(event, "class_uid");
        String named = event.text("class_name");
        String className = named == null ? OcsfNames.ofClass(type) : named;
        NormalEvent.Builder into =
                NormalEvent.of(DatasetNames.of("ocsf.", className)).nanos(time.nanos());
        boolean actorActs = event.hasBelow("actor.user");
        if (type == PROCESS_ACTIVITY) {
            OcsfTables.PROCESS.fill(into, event);
        } else {
            (actorActs ? OcsfTables.ACTOR : OcsfTables.USER).fill(into, event);
        }
        if (type > 2000 && type < 3000) {
            into.put("event.kind", "alert");
        }
        outcome(event, into);
        lists(event, into);
        return Parsed.Events.of(into.build());
    }

    private static long number(JsonFields event, String name) {
        Long number = Numbers.whole(event.value(name));
        return number == null ? -1 : number;
    }

    private static void outcome(JsonFields event, NormalEvent.Builder into) {
        switch ((int) number(event, "status_id")) {
            case 1 -> into.put("event.outcome", "success");
            case 2 -> into.put("event.outcome", "failure");
            case 0 -> into.put("event.outcome", "unknown");
            default -> {}
        }
    }

    private static void lists(JsonFields event, NormalEvent.Builder into) {
        Map<String, List<Object>> all = new LinkedHashMap<>();
        for (JsonFields observable : event.objects("observables")) {
            String type = OcsfNames.observable(number(observable, "type_id"), observable.text("type"));
            add(all, "ocsf.observables." + type, observable, "value");
        }
        for (String attacks : List.of("attacks", "finding_info.attacks")) {
            for (JsonFields attack : event.objects(attacks)) {
                add(all, "threat.technique.id", attack, "technique.uid");
                add(all, "threat.technique.name", attack, "technique.name");
                add(all, "threat.tactic.name", attack, "tactic.name");
                for (JsonFields tactic : attack.objects("tactics")) {
                    add(all, "threat.tactic.name", tactic, "name");
                }
            }
        }
        for (JsonFields answer : event.objects("answers")) {
            add(all, "dns.answers.data", answer, "rdata");
        }
        for (JsonFields resource : event.objects("resources")) {
            add(all, "ocsf.resources.uid", resource, "uid");
        }
        for (String hashes : List.of("file", "process.file", "actor.process.file")) {
            for (JsonFields hash : event.objects(hashes + ".hashes")) {
                String algorithm = String.valueOf(hash.text("algorithm"))
                        .toLowerCase(Locale.ROOT)
                        .replace("-", "");
                String of = hashes.equals("file")
                        ? "file.hash."
                        : hashes.startsWith("actor") == (number(event, "class_uid") == PROCESS_ACTIVITY)
                                ? "process.parent.hash."
                                : "process.hash.";
                add(all, of + DatasetNames.of("", algorithm), hash, "value");
            }
        }
        all.forEach((name, values) -> into.add(name, values));
    }

    private static void add(Map<String, List<Object>> all, String name, JsonFields from, String field) {
        Object value = from.value(field);
        if (value != null && !(value instanceof List)) {
            all.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
    }
}
