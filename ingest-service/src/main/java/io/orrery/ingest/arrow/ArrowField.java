package io.orrery.ingest.arrow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field of an Arrow schema.
///
/// @param width bytes of a value; of an offset for kinds with offsets; values in each list for fixed lists
/// @param scale digits behind the point of a decimal
/// @param perSecond how many units of a date, time or duration make a second; 0 for dates in days
/// @param index type of the dictionary's indices; null when the values stand in place
/// @param dictionary id of the dictionary, meaningful with `index`
record ArrowField(
        String name,
        ArrowKind kind,
        int width,
        int scale,
        long perSecond,
        List<ArrowField> children,
        @Nullable ArrowField index,
        long dictionary) {
    ArrowField {
        children = List.copyOf(children);
    }

    static ArrowField of(String name, ArrowKind kind, int width) {
        return new ArrowField(name, kind, width, 0, 0, List.of(), null, 0);
    }

    ArrowField indexedBy(ArrowField indices, long id) {
        return new ArrowField(name, kind, width, scale, perSecond, children, indices, id);
    }

    /// The field as it lies in the dictionary itself.
    ArrowField values() {
        return new ArrowField(name, kind, width, scale, perSecond, children, null, 0);
    }
}
