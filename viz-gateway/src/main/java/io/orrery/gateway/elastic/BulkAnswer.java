package io.orrery.gateway.elastic;

import io.orrery.gateway.http.Answers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The answer to a bulk request: one item for each action, in order and under the action's own word. `errors` and
/// `items` stand next to each other, because Fluent Bit looks for exactly that text. For one thread at a time.
final class BulkAnswer {
    private final List<Map<String, Object>> items = new ArrayList<>();
    private boolean errors;

    void stored(BulkAction action, String index, String id) {
        boolean update = action.kind() == BulkAction.Kind.UPDATE;
        Map<String, Object> item = item(index, id);
        item.put("_version", 1);
        item.put("result", update ? "updated" : "created");
        item.put("_shards", Map.of("total", 1, "successful", 1, "failed", 0));
        item.put("status", update ? 200 : 201);
        add(action, item);
    }

    /// Nothing is ever found to be deleted: events stay until they are too old.
    void notFound(BulkAction action, String index, String id) {
        Map<String, Object> item = item(index, id);
        item.put("result", "not_found");
        item.put("status", 404);
        add(action, item);
    }

    void malformed(BulkAction action, String index, String id) {
        fail(action, item(index, id), 400, "document_parsing_exception", action.problem());
    }

    /// The client keeps the document and sends it again.
    void busy(BulkAction action, String index, String id) {
        fail(
                action,
                item(index, id),
                429,
                "es_rejected_execution_exception",
                "the log did not take the document in time, send it again");
    }

    byte[] toJson(long tookMillis) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("took", tookMillis);
        answer.put("errors", errors);
        answer.put("items", items);
        return Answers.JSON.writeValueAsBytes(answer);
    }

    private void fail(BulkAction action, Map<String, Object> item, int status, String type, String reason) {
        errors = true;
        item.put("status", status);
        item.put("error", Map.of("type", type, "reason", reason));
        add(action, item);
    }

    private void add(BulkAction action, Map<String, Object> item) {
        items.add(Map.of(action.kind().word(), item));
    }

    private static Map<String, Object> item(String index, String id) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("_index", index);
        item.put("_id", id);
        return item;
    }
}
