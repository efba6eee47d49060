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

    boolean isOfDataset() {
        return field.equals(DATASET);
    }

    /// For a condition of the dataset.
    boolean allows(String dataset) {
        return matches(dataset);
    }

    boolean holds(NormalEvent event) {
        if (isOfDataset()) {
            return matches(event.dataset());
        }
        return switch (event.value(field)) {
            case null -> false;
            case List<?> list -> list.stream().anyMatch(one -> matches(one.toString()));
            case Object value -> matches(value.toString());
        };
    }

    private boolean matches(String value) {
        for (String want : wanted) {
            if (want.equals(ANYTHING) || value.equalsIgnoreCase(want)) {
                return true;
            }
        }
        return false;
    }
}
