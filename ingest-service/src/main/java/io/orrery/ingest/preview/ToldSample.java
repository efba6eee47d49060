package io.orrery.ingest.preview;

import io.orrery.ingest.event.EventReader.RawRecord;
import io.orrery.topics.model.MappingAnswer.Seen;
import io.orrery.topics.model.MappingAnswer.Told;
import io.orrery.topics.model.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One raw event of a sample and what is told of it: as many times as events are in it. For one thread.
final class ToldSample {
    static final String MAPPED = "mapped";
    static final String FILTERED = "filtered";
    static final String REJECTED = "rejected";

    private final long line;
    private final RawRecord raw;
    private final List<Seen> seen = new ArrayList<>(1);

    ToldSample(long line, RawRecord raw) {
        this.line = line;
        this.raw = raw;
    }

    RawRecord raw() {
        return raw;
    }

    List<Seen> seen() {
        return seen;
    }

    ToldSample mapped(String format, Map<String, String> fields, List<Told> relations) {
        seen.add(new Seen(line, format, MAPPED, "", "", "", fields, relations));
        return this;
    }

    ToldSample filtered(String format, String rule, Map<String, String> fields) {
        seen.add(new Seen(line, format, FILTERED, rule, "", "", fields, List.of()));
        return this;
    }

    ToldSample rejected(Reason reason, String detail) {
        seen.add(new Seen(line, "", REJECTED, "", reason.name(), detail, Map.of(), List.of()));
        return this;
    }

    /// What became of the raw event as a whole: it is in the graph when a part of it is.
    String outcome() {
        for (String one : List.of(MAPPED, REJECTED)) {
            if (seen.stream().anyMatch(event -> event.outcome().equals(one))) {
                return one;
            }
        }
        return FILTERED;
    }
}
