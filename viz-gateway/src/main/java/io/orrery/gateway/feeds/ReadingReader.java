package io.orrery.gateway.feeds;

import io.orrery.gateway.http.Refusal;
import io.orrery.topics.model.FeedReading;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads how the events of a feed without a mapping are understood. Every refusal names the field. Pure.
///
/// ```json
/// {"format": "auto", "zone": "Europe/Berlin", "preamble": "", "rules": "datasets: …", "wanted": ["loaded"]}
/// ```
final class ReadingReader {
    private static final int MAX_TEXT = 256 << 10;
    private static final int MAX_WANTED = 100;

    private ReadingReader() {}

    /// @param feed the body of the create call
    /// @throws Refusal 400 that names the field
    static FeedReading read(JsonNode feed) {
        FeedReading defaults = FeedReading.ofAnything();
        String zone = text(feed, "zone", defaults.zone());
        try {
            ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw Refusal.malformed("Field 'zone' must be the name of a time zone, such as Europe/Berlin");
        }
        return new FeedReading(
                text(feed, "format", defaults.format()),
                text(feed, "preamble", defaults.preamble()),
                zone,
                text(feed, "rules", defaults.rules()),
                wanted(feed.path("wanted")));
    }

    private static String text(JsonNode feed, String name, String otherwise) {
        JsonNode node = feed.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (!node.isString() || node.stringValue().length() > MAX_TEXT) {
            throw Refusal.malformed("Field '" + name + "' must be text of at most " + MAX_TEXT + " characters");
        }
        return node.stringValue();
    }

    private static List<String> wanted(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray() || node.size() > MAX_WANTED) {
            throw Refusal.malformed("Field 'wanted' must be a list of at most " + MAX_WANTED + " names of relations");
        }
        List<String> wanted = new ArrayList<>();
        for (JsonNode name : node) {
            if (!name.isString()) {
                throw Refusal.malformed("Field 'wanted' must be a list of names of relations");
            }
            wanted.add(name.stringValue());
        }
        return wanted;
    }
}
