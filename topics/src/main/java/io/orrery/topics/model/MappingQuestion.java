package io.orrery.topics.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the gateway asks of ingest about how events are read. Keyed by an id of its own, which the [MappingAnswer] has
/// as well. Nobody waits for longer than some seconds, so that old questions need no answer.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MappingQuestion.Preview.class, name = "preview"),
    @JsonSubTypes.Type(value = MappingQuestion.ShowRules.class, name = "show-rules"),
    @JsonSubTypes.Type(value = MappingQuestion.Adopt.class, name = "adopt")
})
public sealed interface MappingQuestion {
    /// Names the question.
    String id();

    /// When it was asked, milliseconds since 1970.
    long askedMillis();

    /// What would these events tell, read like this? Without events: is there anything wrong with the reading?
    ///
    /// @param reading as a feed's; null when the spec's columns are fields of JSON events
    /// @param preambles of the events, each once
    record Preview(
            String id,
            long askedMillis,
            GraphSpec spec,
            @Nullable FeedReading reading,
            List<String> preambles,
            List<Sample> events)
            implements MappingQuestion {
        public Preview {
            preambles = List.copyOf(preambles);
            events = List.copyOf(events);
            for (Sample event : events) {
                if (event.preamble() < -1 || event.preamble() >= preambles.size()) {
                    throw new IllegalArgumentException(
                            "preamble must be one of " + preambles.size() + " or -1 for none, was " + event.preamble());
                }
            }
        }
    }

    /// One event to try.
    ///
    /// @param line that it begins in, from 1
    /// @param bytes not to be changed
    /// @param preamble its index among the question's; -1 for none
    /// @param receivedMicros when it came in, since 1970
    record Sample(long line, byte[] bytes, int preamble, long receivedMicros) {}

    /// Which rules are there for everybody, and which formats are known?
    record ShowRules(String id, long askedMillis) implements MappingQuestion {}

    /// Is this the definition that the feed's events are read by from now on?
    record Adopt(String id, long askedMillis, FeedDefinition feed) implements MappingQuestion {}
}
