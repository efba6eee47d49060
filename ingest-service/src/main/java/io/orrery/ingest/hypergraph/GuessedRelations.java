package io.orrery.ingest.hypergraph;

import io.orrery.ingest.entity.Entity;
import io.orrery.ingest.entity.EntityType;
import io.orrery.ingest.entity.Identities;
import io.orrery.ingest.entity.Observation;
import io.orrery.ingest.entity.UnknownEvents;
import io.orrery.ingest.normal.NormalEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is made of an event that no rule knows: its fields that hold things, by what they look like or by what they are
/// called, each joined to the one that did something. Looks at one event at a time, so it takes less than the
/// [EntityDetector], which sees a whole table: no texts that are things only because they repeat.
public final class GuessedRelations implements UnknownEvents {
    /// The relation's name: all that is known is that one event names both.
    public static final String RELATION = "seen-with";

    /// Things of one event; the rest is in the raw line.
    private static final int MOST_THINGS = 8;

    private static final int LONGEST_VALUE = 1_000;
    /// Parts of the common schema about the event and its way here.
    private static final Set<String> ABOUT_THE_EVENT =
            Set.of("event", "ecs", "agent", "log", "observer", "input", "data_stream", "error");

    /// A field that holds a thing.
    private record Thing(String field, Entity entity) {
        boolean isActor() {
            return entity.type() == EntityType.USER || entity.type() == EntityType.EMAIL;
        }
    }

    @Override
    public List<Observation> tell(NormalEvent event, Identities identities) {
        // What is left of a syslog line names its host and program, as every line does: that is no relation.
        List<Thing> things = event.dataset().startsWith("syslog") ? List.of() : things(event, identities);
        if (things.size() < 2) {
            return List.of();
        }
        Thing subject = subject(things);
        List<Observation> told = new ArrayList<>();
        for (Thing thing : things) {
            if (!thing.equals(subject)) {
                told.add(new Observation(
                        subject.entity(),
                        thing.entity(),
                        RELATION,
                        subject.field() + ", " + thing.field(),
                        0,
                        "failure".equals(event.text("event.outcome")),
                        ""));
            }
        }
        return told;
    }

    private static List<Thing> things(NormalEvent event, Identities identities) {
        List<Thing> things = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String field : event.names()) {
            if (things.size() == MOST_THINGS) {
                break;
            }
            String value = event.text(field);
            Entity entity =
                    value == null || isAboutTheEvent(field) ? null : entity(field, value.strip(), event, identities);
            if (entity != null && seen.add(entity.type() + " " + entity.id())) {
                things.add(new Thing(field, entity));
            }
        }
        return things;
    }

    private static boolean isAboutTheEvent(String field) {
        int dot = field.indexOf('.');
        return field.startsWith("@")
                || (dot > 0 && ABOUT_THE_EVENT.contains(field.substring(0, dot)))
                || ColumnNames.isProse(field);
    }

    private static @Nullable Entity entity(String field, String value, NormalEvent event, Identities identities) {
        if (value.isEmpty() || value.length() > LONGEST_VALUE) {
            return null;
        }
        Optional<EntityType> kind = ColumnNames.kind(field).flatMap(EntityType::of);
        return switch (event.value(field)) {
            case String _, List<?> _ -> entity(field, value, kind, event, identities);
            case Number _
            when kind.isPresent() && ColumnNames.isIdentifier(field) -> identities.ofValue(kind.get(), value, event);
            case null, default -> null; // amounts and flags
        };
    }

    private static @Nullable Entity entity(
            String field, String value, Optional<EntityType> kind, NormalEvent event, Identities identities) {
        Optional<EntityShape> shape = EntityShape.of(value);
        if (shape.isPresent() && !(shape.get() == EntityShape.DOMAIN && kind.isPresent())) {
            return shaped(field, shape.get(), value, event, identities);
        }
        boolean named = kind.isPresent() && !ColumnProfile.isProse(value.length(), ColumnProfile.words(value));
        return named ? identities.ofValue(kind.get(), value, event) : null;
    }

    private static @Nullable Entity shaped(
            String field, EntityShape shape, String value, NormalEvent event, Identities identities) {
        return switch (shape) {
            case UUID -> null; // of one request as a rule: it would join nothing
            case HASH -> identities.ofValue(EntityType.HASH, algorithm(value) + value, event);
            case DOMAIN -> ColumnNames.isCode(field) ? null : identities.ofValue(EntityType.DOMAIN, value, event);
            case PATH -> identities.ofValue(EntityType.FILE, value, event);
            case IP, MAC, EMAIL, URL ->
                identities.ofValue(EntityType.of(shape.type()).orElseThrow(), value, event);
        };
    }

    /// As rules name hashes, so that both mean the same node.
    private static String algorithm(String digits) {
        return switch (digits.length()) {
            case 32 -> "md5:";
            case 40 -> "sha1:";
            case 64 -> "sha256:";
            case 96 -> "sha384:";
            default -> "sha512:";
        };
    }

    /// Who did it: by the field's name, else the first person, else what is named first.
    private static Thing subject(List<Thing> things) {
        return things.stream()
                .filter(thing -> ColumnNames.isSubject(thing.field()))
                .findFirst()
                .or(() -> things.stream().filter(Thing::isActor).findFirst())
                .orElse(things.getFirst());
    }
}
