package io.orrery.gateway.uploads;

import io.orrery.topics.model.Encoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads how one complex encoding turns values into colours, sizes or weights: a palette, a mapping of categories, or
/// bins.
final class RuleReader {
    /// Colours, categories or bins of one encoding; beyond it nobody could tell them apart.
    private static final int MAX_ENTRIES = 10_000;

    private RuleReader() {}

    /// @throws IllegalArgumentException with one sentence when the encoding has none of the three forms
    static Encoding.Rule read(JsonNode encoding) {
        JsonNode mapping = encoding.path("mapping");
        if (mapping.path("categorical").isObject()) {
            return categories(mapping.path("categorical"));
        }
        if (mapping.path("continuous").path("bins").isArray()) {
            return bins(mapping.path("continuous"));
        }
        if (encoding.path("colors").isArray()) {
            return colors(encoding);
        }
        throw new IllegalArgumentException("needs 'colors', 'mapping.categorical' or 'mapping.continuous.bins'");
    }

    private static Encoding.Rule colors(JsonNode encoding) {
        List<String> colors = new ArrayList<>();
        for (JsonNode color : bounded(encoding.path("colors"))) {
            colors.add(color.asString(""));
        }
        return encoding.path("variation").asString("continuous").equals("categorical")
                ? new Encoding.Palette(colors)
                : new Encoding.Gradient(colors);
    }

    private static Encoding.Rule categories(JsonNode categorical) {
        Map<String, String> fixed = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                bounded(categorical.path("fixed")).properties()) {
            fixed.put(entry.getKey(), text(entry.getValue()));
        }
        return new Encoding.Categories(fixed, text(categorical.path("other")));
    }

    private static Encoding.Rule bins(JsonNode continuous) {
        List<Encoding.Bin> bins = new ArrayList<>();
        for (JsonNode bin : bounded(continuous.path("bins"))) {
            JsonNode threshold = bin.path(0);
            if (!bin.isArray() || bin.size() != 2 || !(threshold.isNumber() || threshold.isNull())) {
                throw new IllegalArgumentException("every bin must be [threshold or null, output]");
            }
            double below = threshold.isNull() ? Double.POSITIVE_INFINITY : threshold.doubleValue();
            bins.add(new Encoding.Bin(below, text(bin.path(1))));
        }
        boolean inclusive = continuous.path("comparator").asString("<").equals("<=");
        return new Encoding.Bins(bins, inclusive, text(continuous.path("other")));
    }

    private static JsonNode bounded(JsonNode node) {
        if (node.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    "has " + node.size() + " entries, at most " + MAX_ENTRIES + " are taken");
        }
        return node;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.asString("");
    }
}
