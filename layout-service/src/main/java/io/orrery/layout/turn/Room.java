package io.orrery.layout.turn;

import io.orrery.topics.model.GraphId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Decides which graphs have to leave memory so that the others fit.
///
/// @param mostBytes that all graphs together may take
record Room(long mostBytes) {

    /// Whether it would not fit even if it were alone.
    boolean isTooLarge(LiveGraph graph) {
        return graph.ownBytes() > mostBytes;
    }

    /// What could still come in.
    long free(Collection<LiveGraph> graphs) {
        return mostBytes - held(graphs);
    }

    private static long held(Collection<LiveGraph> graphs) {
        return graphs.stream().mapToLong(LiveGraph::bytes).sum();
    }

    /// Those that leave: the ones at rest, longest unused first; when that is not enough, those that came last, so that
    /// the earlier ones come to rest and make room. The first one always stays.
    ///
    /// @param graphs in the order in which they were opened
    /// @param busy those that want a turn
    List<LiveGraph> leaving(Collection<LiveGraph> graphs, Set<GraphId> busy) {
        long held = held(graphs);
        List<LiveGraph> leaving = new ArrayList<>();
        if (held <= mostBytes) {
            return leaving;
        }
        List<LiveGraph> order = new ArrayList<>(graphs.stream()
                .filter(graph -> !busy.contains(graph.id) && graph.isKept())
                .sorted(Comparator.comparingLong(graph -> graph.usedAt))
                .toList());
        List<LiveGraph> others = new ArrayList<>(graphs);
        others.removeAll(order);
        order.addAll(others.reversed());
        for (int i = 0; i < order.size() - 1 && held > mostBytes; i++) {
            leaving.add(order.get(i));
            held -= order.get(i).bytes();
        }
        return leaving;
    }
}
