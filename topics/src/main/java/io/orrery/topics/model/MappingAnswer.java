package io.orrery.topics.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/// What ingest answers to a [MappingQuestion].
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MappingAnswer.Previewed.class, name = "previewed"),
    @JsonSubTypes.Type(value = MappingAnswer.Rules.class, name = "rules"),
    @JsonSubTypes.Type(value = MappingAnswer.Adopted.class, name = "adopted")
})
public sealed interface MappingAnswer {
    /// The question's.
    String id();

    /// @param problems of the reading itself; with any there are no events
    /// @param events in the order of the question; the last ones are missing when they would not fit a record
    /// @param counts of all events of the question
    record Previewed(String id, List<Wrong> problems, List<Seen> events, Counts counts) implements MappingAnswer {
        public Previewed {
            problems = List.copyOf(problems);
            events = List.copyOf(events);
        }
    }

    /// Something wrong in a feed's reading.
    ///
    /// @param field `rules`, `format`, `zone` or `mapping`
    /// @param line from 1; 0 when it has no place in a text
    /// @param column from 1; 0 when it has no place in a text
    record Wrong(String field, int line, int column, String message) {}

    /// How one event was read.
    ///
    /// @param line of the question's event; an envelope of several events gives several of the same line
    /// @param format the event's dataset, `zeek.conn`; empty when it could not be read
    /// @param outcome `mapped`, `filtered` or `rejected`
    /// @param rule name that a filtered event is counted by; else empty
    /// @param reason why it was rejected, one of [Reason]; else empty
    /// @param detail one sentence about a rejection; else empty
    /// @param fields of the normal form, numbers and lists as text
    record Seen(
            long line,
            String format,
            String outcome,
            String rule,
            String reason,
            String detail,
            Map<String, String> fields,
            List<Told> relations) {
        public Seen {
            relations = List.copyOf(relations);
        }
    }

    /// A relation that an event tells of.
    record Told(Node source, Node destination, String relation, String label, String technique) {}

    /// One end of it.
    record Node(String type, String id, String label) {}

    /// @param events of the question
    /// @param mapped of them, that tell of a relation
    /// @param nodes different ones
    /// @param edges different ones
    record Counts(int events, int mapped, int filtered, int rejected, int nodes, int edges) {}

    /// @param files in the order in which they are looked through
    /// @param formats what a feed may ask for
    record Rules(String id, List<RuleText> files, List<String> formats) implements MappingAnswer {
        public Rules {
            files = List.copyOf(files);
            formats = List.copyOf(formats);
        }
    }

    /// One file of rules.
    record RuleText(String name, String text) {}

    /// @param yes false when another definition came between, or none
    record Adopted(String id, boolean yes) implements MappingAnswer {}
}
