package io.orrery.ingest.entity;

import io.orrery.ingest.normal.NormalEvent;
import java.util.List;

/// What a field of an event must be: one of some texts, compared without regard to case, or anything at all
/// (`*`). A `*` at a text's begin or end stands for anything there: `*\\lsass.exe`.
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
            if (value.equalsIgnoreCase(want) || (want.indexOf('*') >= 0 && fits(want, value))) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(String want, String value) {
        if (want.equals(ANYTHING)) {
            return true;
        }
        boolean before = want.startsWith(ANYTHING);
        boolean behind = want.endsWith(ANYTHING);
        String part = want.substring(before ? 1 : 0, want.length() - (behind ? 1 : 0));
        int last = value.length() - part.length();
        if (before && behind) {
            for (int i = 0; i <= last; i++) {
                if (value.regionMatches(true, i, part, 0, part.length())) {
                    return true;
                }
            }
            return false;
        }
        return last >= 0 && (before || behind) && value.regionMatches(true, before ? last : 0, part, 0, part.length());
    }
}
