package io.orrery.layout.turn;

import io.orrery.topics.model.GraphId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// Graphs that should be in memory and are not: those that wait for room, in the order in which they had to leave, and
/// those that are too large for it.
final class Outside {
    /// @param offset of its first change set that no kept places show; negative when there is none
    /// @param bytes that it took when it left
    private record Waiting(int partition, long offset, long bytes) {}

    private final Map<GraphId, Waiting> waiting = new LinkedHashMap<>();
    private final Map<GraphId, Integer> refused = new HashMap<>();

    boolean holds(GraphId id) {
        return waiting.containsKey(id) || refused.containsKey(id);
    }

    void park(GraphId id, int partition, long offset, long bytes) {
        waiting.put(id, new Waiting(partition, offset, bytes));
    }

    void refuse(GraphId id, int partition) {
        refused.put(id, partition);
    }

    /// A change set of a graph that is not in memory.
    void seen(GraphId id, long offset) {
        waiting.computeIfPresent(
                id, (_, graph) -> graph.offset >= 0 ? graph : new Waiting(graph.partition, offset, graph.bytes));
    }

    /// The graph that comes in next, if there is room for it; it is no longer outside then.
    ///
    /// @param free bytes; asked only when a graph waits
    Optional<GraphId> next(LongSupplier free) {
        Optional<GraphId> next = waiting.entrySet().stream()
                .findFirst()
                .filter(entry -> entry.getValue().bytes <= free.getAsLong())
                .map(Map.Entry::getKey);
        next.ifPresent(waiting::remove);
        return next;
    }

    /// Per partition the offset before which nothing is owed to a waiting graph.
    Map<Integer, Long> firstUnkept() {
        Map<Integer, Long> first = new HashMap<>();
        for (Waiting graph : waiting.values()) {
            if (graph.offset >= 0) {
                first.merge(graph.partition, graph.offset, Math::min);
            }
        }
        return first;
    }

    /// It may have become smaller.
    void tryAgain(GraphId id) {
        refused.remove(id);
    }

    void forget(GraphId id) {
        waiting.remove(id);
        refused.remove(id);
    }

    /// Forgets the graphs of partitions that are others' now.
    void retain(Set<Integer> partitions) {
        waiting.values().removeIf(graph -> !partitions.contains(graph.partition));
        refused.values().retainAll(partitions);
    }
}
