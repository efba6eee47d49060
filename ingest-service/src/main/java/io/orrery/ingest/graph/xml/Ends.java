package io.orrery.ingest.graph.xml;

import io.orrery.ingest.graph.Fingerprints;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Whether every node that an edge names is in the file. Edges may come before their nodes.
final class Ends {
    /// Nodes named before they were told.
    private static final int MOST_WAITING = 1_000_000;

    private final Fingerprints nodes = new Fingerprints();
    private final Map<Long, Missing> waiting = new LinkedHashMap<>();

    private record Missing(String node, Position where) {}

    void node(String id) throws RefusedException {
        nodes.add(id);
        if (!waiting.isEmpty()) {
            waiting.remove(Fingerprints.of(id));
        }
    }

    void edge(String end, Position where) throws RefusedException {
        if (nodes.contains(end)) {
            return;
        }
        waiting.putIfAbsent(Fingerprints.of(end), new Missing(Refusal.shown(end), where));
        if (waiting.size() > MOST_WAITING) {
            throw RefusedException.tooBig(
                    "its edges name too many nodes before they come", MOST_WAITING, "nodes", where);
        }
    }

    void check() throws RefusedException {
        if (!waiting.isEmpty()) {
            Missing first = waiting.values().iterator().next();
            throw RefusedException.malformed(
                    "GEXF", "an edge names node \"" + first.node + "\", which is not in the file", first.where);
        }
    }
}
