package io.orrery.transform.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The last batch applied of each upload: what makes applying one twice change nothing.
final class Uploads {
    /// Bound on uploads remembered per graph; the oldest is forgotten first.
    static final int MAX_REMEMBERED = 1_000;

    private final Map<String, Integer> lastIndex = new LinkedHashMap<>();

    boolean isApplied(String upload, int index) {
        return index <= lastIndex.getOrDefault(upload, -1);
    }

    /// Notes a batch; returns how many before it are missing.
    int apply(String upload, int index) {
        Integer before = lastIndex.put(upload, index);
        if (lastIndex.size() > MAX_REMEMBERED) {
            lastIndex.remove(lastIndex.keySet().iterator().next());
        }
        return index - (before == null ? 0 : before + 1);
    }

    void restore(String upload, int index) {
        lastIndex.put(upload, index);
    }

    Map<String, Integer> all() {
        return Collections.unmodifiableMap(lastIndex);
    }
}
