package io.orrery.ingest.row;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;

/// Stands for the readers of JSON events: gives back the object that a row was made.
final class Echo implements JsonFamily {
    @Override
    public String name() {
        return "echo";
    }

    @Override
    public boolean fits(JsonFields event) {
        return true;
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        NormalEvent.Builder into = NormalEvent.of("echo");
        event.asMap().forEach(into::put);
        return Parsed.Events.of(into.build());
    }
}
