package io.orrery.gateway.feeds;

import io.orrery.gateway.http.Refusal;
import io.orrery.topics.model.Entity;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads the small mapping that a feed is created with: which fields of an event are which entities, and which
/// relations they stand in. Every refusal names the field of the mapping. Pure.
///
/// ```json
/// {"time": "ts",
///  "relations": [{"name": "connects", "source": {"column": "src", "type": "ip"},
///                 "destination": {"column": "dst", "type": "ip"}, "when": {"event": "flow"}, "sums": ["bytes"]}],
///  "attributes": ["port"]}
/// ```
final class MappingReader {
    private static final int MAX_NAMES = 256;
    /// A shorter window would let edges go before anybody has seen them; less than a millisecond would be for ever.
    private static final long MIN_WINDOW_SECONDS = 1;

    private static final long MAX_WINDOW_SECONDS = 10L * 365 * 24 * 3600;

    private MappingReader() {}

    /// @param feed the body of the create call: `mapping` and `windowSeconds`
    /// @throws Refusal 400 that names the field
    static GraphSpec read(JsonNode feed) {
        JsonNode mapping = feed.path("mapping");
        JsonNode relations = mapping.path("relations");
        if (!relations.isArray() || relations.isEmpty() || relations.size() > GraphSpec.MAX_RELATIONS) {
            throw wrong("relations", "must list 1 to " + GraphSpec.MAX_RELATIONS + " relations");
        }
        List<Relation> read = new ArrayList<>();
        for (int i = 0; i < relations.size(); i++) {
            read.add(relation(relations.path(i), "relations[" + i + "]"));
        }
        return new GraphSpec(
                "",
                read,
                optionalText(mapping.path("time"), "time"),
                windowMillis(feed.path("windowSeconds")),
                names(mapping.path("attributes"), "attributes"),
                List.of());
    }

    private static Relation relation(JsonNode node, String at) {
        Map<String, String> when = new HashMap<>();
        for (Map.Entry<String, JsonNode> condition : node.path("when").properties()) {
            if (!condition.getValue().isValueNode()) {
                throw wrong(at + ".when." + condition.getKey(), "must be text, a number or a boolean");
            }
            when.put(condition.getKey(), condition.getValue().asString(""));
        }
        return new Relation(
                entity(node.path("source"), at + ".source"),
                entity(node.path("destination"), at + ".destination"),
                optionalText(node.path("name"), at + ".name"),
                when,
                names(node.path("sums"), at + ".sums"));
    }

    private static Entity entity(JsonNode node, String at) {
        String column = optionalText(node.path("column"), at + ".column");
        if (column.isBlank()) {
            throw wrong(at + ".column", "must name a field of the event");
        }
        return new Entity(column, optionalText(node.path("type"), at + ".type"));
    }

    private static List<String> names(JsonNode node, String at) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray() || node.size() > MAX_NAMES) {
            throw wrong(at, "must be a list of at most " + MAX_NAMES + " field names");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode name : node) {
            if (!name.isString()) {
                throw wrong(at, "must be a list of field names");
            }
            names.add(name.stringValue());
        }
        return names;
    }

    /// The field with the time of events, for feeds without a mapping that names it; empty for none.
    static String timeField(JsonNode feed) {
        JsonNode time = feed.path("time");
        if (time.isMissingNode() || time.isNull()) {
            return "";
        }
        if (!time.isString()) {
            throw Refusal.malformed("Field 'time' must be text");
        }
        return time.stringValue();
    }

    static long windowMillis(JsonNode seconds) {
        if (seconds.isMissingNode() || seconds.isNull()) {
            return 0;
        }
        double length = seconds.isNumber() ? seconds.doubleValue() : Double.NaN;
        if (length != 0 && !(length >= MIN_WINDOW_SECONDS && length <= MAX_WINDOW_SECONDS)) {
            throw Refusal.malformed("Field 'windowSeconds' must be a number of seconds from " + MIN_WINDOW_SECONDS
                    + " to " + MAX_WINDOW_SECONDS + ", or 0 to keep edges for ever");
        }
        return Math.round(length * 1_000);
    }

    private static String optionalText(JsonNode node, String at) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (!node.isString()) {
            throw wrong(at, "must be text");
        }
        return node.stringValue();
    }

    private static Refusal wrong(String at, String why) {
        return Refusal.malformed("Field 'mapping." + at + "' " + why);
    }
}
