package io.orrery.gateway.elastic;

import io.orrery.gateway.events.JsonObjects;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Refusal;
import io.orrery.topics.catalog.Catalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads the body of a bulk request: lines with an action, each but a delete followed by a line with its
/// document. Blank lines and further keys beside the action are ignored, as shippers send both. Either all of it
/// is read or none. Pure.
final class BulkBody {
    /// Actions in one request.
    static final int MAX_ACTIONS = 100_000;

    private final byte[] body;
    private int at;
    private int line;

    private BulkBody(byte[] body) {
        this.body = body;
    }

    /// @throws Refusal 400 that names the line, 413 when there are too many actions
    static List<BulkAction> read(byte[] body) {
        return new BulkBody(body).actions();
    }

    private List<BulkAction> actions() {
        List<BulkAction> actions = new ArrayList<>();
        for (byte[] next = nextLine(); next != null; next = nextLine()) {
            if (actions.size() == MAX_ACTIONS) {
                throw Refusal.of(
                        HttpStatus.CONTENT_TOO_LARGE, "A bulk request has at most " + MAX_ACTIONS + " actions");
            }
            actions.add(action(next));
        }
        if (actions.isEmpty()) {
            throw Refusal.malformed("request body is required");
        }
        return actions;
    }

    private BulkAction action(byte[] text) {
        int number = line;
        Map.Entry<String, JsonNode> named = named(text, number);
        BulkAction.Kind kind = BulkAction.Kind.ofWord(named.getKey());
        if (kind == null) {
            throw malformed(number, "expected one of index, create, update, delete");
        }
        String index = named.getValue().path("_index").asString("");
        String id = named.getValue().path("_id").asString("");
        if (kind == BulkAction.Kind.DELETE) {
            return new BulkAction(kind, index, id, null, "");
        }
        byte[] document = nextLine();
        if (document == null) {
            throw malformed(number, "the document that belongs to it is missing");
        }
        Optional<String> problem = JsonObjects.problemOfOne(document);
        if (problem.isEmpty() && kind == BulkAction.Kind.UPDATE) {
            byte[] within = JsonObjects.valueOf(document, "doc", "upsert");
            return within == null
                    ? new BulkAction(
                            kind, index, id, document, "line " + line + ": an update must have a doc or an upsert")
                    : checked(kind, index, id, within, "");
        }
        return checked(kind, index, id, document, problem.orElse(""));
    }

    private BulkAction checked(BulkAction.Kind kind, String index, String id, byte[] document, String problem) {
        String found = document.length > Catalogue.MAX_VALUE_BYTES
                ? "longer than " + Catalogue.MAX_VALUE_BYTES + " bytes"
                : problem;
        return new BulkAction(kind, index, id, document, found.isEmpty() ? "" : "line " + line + ": " + found);
    }

    /// The key that names the action and what it says of it; the first key when none does.
    private static Map.Entry<String, JsonNode> named(byte[] text, int number) {
        JsonNode node;
        try {
            node = Answers.JSON.readTree(text);
        } catch (JacksonException notJson) {
            throw malformed(number, "it is not valid JSON");
        }
        if (!node.isObject() || node.isEmpty()) {
            throw malformed(number, "expected an object with an action");
        }
        for (Map.Entry<String, JsonNode> key : node.properties()) {
            if (BulkAction.Kind.ofWord(key.getKey()) != null && key.getValue().isObject()) {
                return key;
            }
        }
        return node.properties().iterator().next();
    }

    /// The next line that is not blank, without its end; null behind the last one.
    private byte @Nullable [] nextLine() {
        while (at < body.length) {
            int end = at;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            int from = at;
            int to = end;
            at = end + 1;
            line++;
            while (to > from && isBlank(body[to - 1])) {
                to--;
            }
            while (from < to && isBlank(body[from])) {
                from++;
            }
            if (to > from) {
                return Arrays.copyOfRange(body, from, to);
            }
        }
        return null;
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\t' || value == '\r';
    }

    private static Refusal malformed(int line, String why) {
        return Refusal.malformed("Malformed action/metadata line [" + line + "], " + why);
    }
}
