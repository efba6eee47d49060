package io.orrery.ingest.preview;

import io.orrery.ingest.entity.Entity;
import io.orrery.ingest.entity.Observation;
import io.orrery.ingest.event.RuledEvents;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.topics.model.MappingAnswer.Node;
import io.orrery.topics.model.MappingAnswer.Told;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells of events that are read by what they look like, and by rules.
///
/// @param reader as a feed has it
record RuledSample(RuledEvents reader) {
    private static final long SECOND = 1_000_000_000L;

    ToldSample told(ToldSample sample) {
        switch (reader.parse(sample.raw())) {
            case Parsed.Refused refused -> sample.rejected(refused.reason(), sentence(refused));
            case Parsed.Events events -> {
                if (events.events().isEmpty() && events.refused().isEmpty()) {
                    sample.filtered("", RuledEvents.PLACE_HOLDER, Map.of());
                }
                events.events().forEach(event -> told(sample, event));
                events.refused().forEach(refused -> sample.rejected(refused.reason(), sentence(refused)));
            }
        }
        return sample;
    }

    private static String sentence(Parsed.Refused refused) {
        return refused.detail() + " (" + refused.position() + ")";
    }

    private void told(ToldSample sample, NormalEvent event) {
        io.orrery.ingest.entity.Told told = reader.tell(event);
        if (told instanceof io.orrery.ingest.entity.Told.Relations relations) {
            List<Told> all =
                    relations.observations().stream().map(RuledSample::relation).toList();
            sample.mapped(event.dataset(), fields(event), all);
        } else {
            sample.filtered(event.dataset(), RuledEvents.countedAs(event, told), fields(event));
        }
    }

    private static Told relation(Observation one) {
        return new Told(node(one.source()), node(one.destination()), one.relation(), one.label(), one.technique());
    }

    private static Node node(Entity entity) {
        return new Node(entity.type().text(), entity.id(), entity.label());
    }

    private static Map<String, String> fields(NormalEvent event) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (event.nanos() != NormalEvent.NO_TIME) {
            Instant time =
                    Instant.ofEpochSecond(Math.floorDiv(event.nanos(), SECOND), Math.floorMod(event.nanos(), SECOND));
            fields.put("@timestamp", time.toString());
        }
        for (String name : event.names()) {
            fields.put(name, String.join(", ", event.texts(name)));
        }
        return fields;
    }
}
