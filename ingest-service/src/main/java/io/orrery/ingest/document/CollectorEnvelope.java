package io.orrery.ingest.document;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What shippers put around an event for Splunk's collector: `event` is a text of any format, an object of any
/// family, or a list of such; beside it stand the time and where it comes from, and nothing else. `host` is whose
/// log it is, which may be a relay, so that it is no entity.
public final class CollectorEnvelope implements JsonFamily {
    private static final Set<String> BESIDE = Set.of("time", "host", "source", "sourcetype", "index");
    private static final FieldTable AROUND = FieldTable.of("splunk.", """
            time .
            host log.source.address
            """);

    private final TextWithin text;
    private final List<JsonFamily> families;

    /// @param text reads the text of another format that stands within an event
    /// @param families of the objects that stand within; the last one takes everything
    public CollectorEnvelope(Function<RawEvent, Parsed> text, List<JsonFamily> families) {
        this.text = new TextWithin(text);
        this.families = List.copyOf(families);
    }

    @Override
    public String name() {
        return "splunk-collector";
    }

    @Override
    public boolean fits(JsonFields event) {
        boolean says = false;
        boolean holds = false;
        for (String name : event.names()) {
            if (name.equals("event") || name.startsWith("event.")) {
                holds = true;
            } else if (BESIDE.contains(name)) {
                says = true;
            } else if (!name.startsWith("fields.") && !name.equals("fields")) {
                return false;
            }
        }
        return says && holds;
    }

    @Override
    public Parsed read(JsonFields envelope, Circumstances known) {
        long nanos = FieldTime.guess(envelope, known.zone(), "time").nanos();
        List<Parsed> parts = new ArrayList<>();
        JsonFields object = envelope.below("event");
        if (object.size() > 0) {
            parts.add(object(object, known));
        }
        for (JsonFields one : envelope.objects("event")) {
            parts.add(object(one, known));
        }
        for (String line : envelope.texts("event")) {
            parts.add(line(line, known));
        }
        return parts.isEmpty() ? line("", known) : around(Parsed.all(parts), envelope, nanos);
    }

    private Parsed object(JsonFields object, Circumstances known) {
        for (JsonFamily family : families) {
            if (family.fits(object)) {
                return family.read(object, known);
            }
        }
        throw new IllegalStateException("the last family takes everything");
    }

    private Parsed line(String line, Circumstances known) {
        List<NormalEvent> within = text.read(line, known);
        return within.isEmpty()
                ? Parsed.Events.of(
                        NormalEvent.of("splunk.event").put("message", line).build())
                : new Parsed.Events(within, List.of());
    }

    private static Parsed around(Parsed parsed, JsonFields envelope, long nanos) {
        return switch (parsed) {
            case Parsed.Refused refused -> refused;
            case Parsed.Events some ->
                Parsed.all(List.of(
                        TextWithin.merged(some.events(), nanos, into -> around(envelope, into)),
                        new Parsed.Events(List.of(), some.refused())));
        };
    }

    private static void around(JsonFields envelope, NormalEvent.Builder into) {
        envelope.asMap().forEach((name, value) -> {
            if (!name.equals("event") && !name.startsWith("event.")) {
                AROUND.put(into, name, value);
            }
        });
    }
}
