package io.orrery.transform.edge;

import io.orrery.topics.model.GraphId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The graphs of one task that are in memory, bounded by their estimated bytes: at the bound the one that was
/// used longest ago goes, and is read from the store when it is needed again. The graph in use always stays,
/// however large.
final class ResidentGraphs {
    private final long mostBytes;
    private final LinkedHashMap<GraphId, Resident> byId = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<GraphId, Long> bytes = new LinkedHashMap<>();
    private long totalBytes;

    ResidentGraphs(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Nullable
    Resident get(GraphId id) {
        return byId.get(id);
    }

    /// Adds a graph, or notes its new size. Returns the graphs that had to go.
    List<Resident> keep(Resident resident) {
        GraphId id = resident.graph.id();
        byId.put(id, resident);
        long now = resident.graph.bytes();
        Long before = bytes.put(id, now);
        totalBytes += now - (before == null ? 0 : before);
        List<Resident> gone = new ArrayList<>();
        while (totalBytes > mostBytes && byId.size() > 1) {
            Resident oldest = byId.firstEntry().getValue();
            drop(oldest.graph.id());
            gone.add(oldest);
        }
        return gone;
    }

    void drop(GraphId id) {
        byId.remove(id);
        Long size = bytes.remove(id);
        totalBytes -= size == null ? 0 : size;
    }

    void clear() {
        byId.clear();
        bytes.clear();
        totalBytes = 0;
    }

    /// In no useful order.
    Collection<Resident> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    long totalBytes() {
        return totalBytes;
    }
}
