package io.orrery.gateway.feeds;

import io.orrery.gateway.http.Answers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The account of one post of events: how many lines were committed, and which were not. For one thread at a time.
final class EventPost {
    /// Rejected lines that are named; of the rest only the number is told.
    static final int MAX_NAMED = 100;

    private final List<Map<String, Object>> rejected = new ArrayList<>();
    private long accepted;
    private long rejectedCount;

    void accept(long lines) {
        accepted += lines;
    }

    void reject(long line, String reason) {
        rejectedCount++;
        if (rejected.size() < MAX_NAMED) {
            rejected.add(Map.of("line", line, "reason", reason));
        }
    }

    long accepted() {
        return accepted;
    }

    String toJson() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("accepted", accepted);
        body.put("rejected", rejected);
        body.put("rejectedCount", rejectedCount);
        return Answers.JSON.writeValueAsString(body);
    }
}
