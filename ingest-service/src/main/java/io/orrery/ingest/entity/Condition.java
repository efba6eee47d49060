package io.orrery.ingest.entity;

import io.orrery.ingest.normal.NormalEvent;
import java.util.List;

/// What a field of an event must be: one of some texts, compared without regard to case, or anything at all (`*`).
///
/// @param field [#DATASET] for what the event is
/// @param wanted in lower case
public record Condition(String field, List<String> wanted) {
    static final String ANYTHING = "*";

    /// The event's dataset, as if it were one of its fields.
    static final String DATASET = "event.dataset";

    public Condition {
        wanted = List.copyOf(wanted);
    }

    boolean holds(NormalEvent event) {
        List<String> values = field.equals(DATASET) ? List.of(event.dataset()) : event.texts(field);
        if (values.isEmpty()) {
            return false;
        }
        for (String want : wanted) {
            if (want.equals(ANYTHING)) {
                return true;
            }
            for (String value : values) {
                if (value.equalsIgnoreCase(want)) {
                    return true;
                }
            }
        }
        return false;
    }
}
