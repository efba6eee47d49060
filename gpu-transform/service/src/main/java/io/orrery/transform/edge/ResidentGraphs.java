package io.orrery.transform.edge;

import io.orrery.topics.model.GraphId;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The graphs in memory of all tasks that one stream thread works on, bounded by their estimated bytes: at the bound
/// the one that was used longest ago goes, whichever task it belongs to, and is read from the store when it is needed
/// again. The graph in use always stays; its own limit keeps it below the bound. One thread.
final class ResidentGraphs {
    private final long mostBytes;
    private final LinkedHashMap<GraphId, Seat> byId = new LinkedHashMap<>(16, 0.75f, true);
    private long totalBytes;

    /// Whoever works on a graph; is told when the graph has to go.
    @FunctionalInterface
    interface Owner {
        void left(Resident gone);
    }

    private record Seat(Resident resident, Owner owner, long bytes) {}

    ResidentGraphs(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// Nothing when it is not in memory, or somebody worked on it whose work was given to another.
    @Nullable
    Resident get(GraphId id, Owner owner) {
        Seat seat = byId.get(id);
        return seat == null || !seat.owner.equals(owner) ? null : seat.resident;
    }

    /// Adds a graph, or notes its new size. Others may have to go for it.
    void keep(Resident resident, Owner owner) {
        GraphId id = resident.graph.id();
        drop(id);
        long bytes = resident.graph.bytes();
        makeRoom(bytes);
        byId.put(id, new Seat(resident, owner, bytes));
        totalBytes += bytes;
    }

    /// Lets graphs go until `bytes` more are below the bound, or none is left.
    void makeRoom(long bytes) {
        while (totalBytes + bytes > mostBytes && !byId.isEmpty()) {
            Seat oldest = byId.firstEntry().getValue();
            drop(oldest.resident.graph.id());
            oldest.owner.left(oldest.resident);
        }
    }

    void drop(GraphId id) {
        Seat seat = byId.remove(id);
        totalBytes -= seat == null ? 0 : seat.bytes;
    }

    /// Forgets the graphs of an owner that ends.
    void dropAll(Owner owner) {
        of(owner).forEach(resident -> drop(resident.graph.id()));
    }

    /// In no useful order.
    List<Resident> of(Owner owner) {
        return byId.values().stream()
                .filter(seat -> seat.owner.equals(owner))
                .map(Seat::resident)
                .toList();
    }
}
