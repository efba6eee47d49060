package io.orrery.gateway.spec;

import io.orrery.gateway.http.Refusal;
import io.orrery.topics.model.Hypergraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Values of a JSON object that must have one form; a refusal names the field.
final class Fields {
    private Fields() {}

    static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    static void onlyKnown(JsonNode object, String at, Set<String> known) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!known.contains(field.getKey())) {
                throw wrong(at + "." + field.getKey(), "is not known; there are " + String.join(", ", known));
            }
        }
    }

    static boolean truth(JsonNode node, String at, boolean otherwise) {
        if (isAbsent(node)) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            throw wrong(at, "must be true or false");
        }
        return node.booleanValue();
    }

    static String text(JsonNode node, String at) {
        if (isAbsent(node)) {
            return "";
        }
        if (!node.isString()) {
            throw wrong(at, "must be text");
        }
        return node.stringValue();
    }

    static int bound(JsonNode node, String at, int otherwise) {
        if (isAbsent(node)) {
            return otherwise;
        }
        if (!node.isInt() || node.intValue() < 0) {
            throw wrong(at, "must be a whole number from 0 (never) on");
        }
        return node.intValue();
    }

    static List<String> names(JsonNode node, String at) {
        if (isAbsent(node)) {
            return List.of();
        }
        if (!node.isArray() || node.size() > Hypergraph.MAX_NAMES) {
            throw wrong(at, "must be a list of at most " + Hypergraph.MAX_NAMES + " names");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode name : node) {
            if (!name.isString() || name.stringValue().isBlank()) {
                throw wrong(at, "must be a list of names");
            }
            names.add(name.stringValue());
        }
        return names;
    }

    static Map<String, List<String>> lists(JsonNode node, String at) {
        if (isAbsent(node)) {
            return Map.of();
        }
        if (!node.isObject() || node.size() > Hypergraph.MAX_NAMES) {
            throw wrong(at, "must be an object of lists of names, at most " + Hypergraph.MAX_NAMES);
        }
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            lists.put(entry.getKey(), names(entry.getValue(), at + "." + entry.getKey()));
        }
        return lists;
    }

    static Refusal wrong(String at, String why) {
        return Refusal.malformed("Field '" + at + "' " + why);
    }
}
