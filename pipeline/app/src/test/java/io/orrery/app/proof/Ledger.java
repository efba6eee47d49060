package io.orrery.app.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What was sent and what was acknowledged; compares it with what a graph shows in the end.
/// Every event is an edge of its own, so a count is how often the event was applied. Thread-safe.
final class Ledger {
    private final TreeSet<String> acknowledged = new TreeSet<>();
    private final TreeSet<String> doubtful = new TreeSet<>();

    /// The server answered 2xx for these.
    synchronized void acknowledged(List<String> edges) {
        acknowledged.addAll(edges);
    }

    /// Sent, and no answer came: each may be there once or not at all.
    synchronized void doubtful(List<String> edges) {
        doubtful.addAll(edges);
    }

    synchronized int acknowledgedCount() {
        return acknowledged.size();
    }

    synchronized int doubtfulCount() {
        return doubtful.size();
    }

    synchronized boolean isComplete(Map<String, Integer> counts) {
        return counts.keySet().containsAll(acknowledged);
    }

    /// Empty when everything acknowledged is there exactly once and nothing else is there that was never sent.
    synchronized List<String> violations(Map<String, Integer> counts) {
        List<String> violations = new ArrayList<>();
        for (String edge : acknowledged) {
            if (!counts.containsKey(edge)) {
                violations.add("lost: " + edge);
            }
        }
        counts.forEach((edge, count) -> {
            if (count != 1) {
                violations.add("applied " + count + " times: " + edge);
            }
            if (!acknowledged.contains(edge) && !doubtful.contains(edge)) {
                violations.add("never sent: " + edge);
            }
        });
        return violations;
    }
}
