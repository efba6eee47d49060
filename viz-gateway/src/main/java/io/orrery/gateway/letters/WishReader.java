package io.orrery.gateway.letters;

import io.orrery.gateway.http.Refusal;
import io.orrery.topics.catalog.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads which letters a client wants sent again: `[{"id": …, "text": …}]`. Pure.
final class WishReader {
    private static final int MAX_ID = 300;

    private WishReader() {}

    /// @throws Refusal 400 that names the field
    static List<ReplayDesk.Wish> read(JsonNode letters) {
        if (!letters.isArray() || letters.isEmpty() || letters.size() > ReplayDesk.MOST_NAMED) {
            throw Refusal.malformed("Field 'letters' must list 1 to " + ReplayDesk.MOST_NAMED + " letters");
        }
        List<ReplayDesk.Wish> wishes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < letters.size(); i++) {
            String field = "letters[" + i + "]";
            JsonNode letter = letters.get(i);
            JsonNode id = letter.path("id");
            if (!id.isString() || id.stringValue().isEmpty() || id.stringValue().length() > MAX_ID) {
                throw Refusal.malformed("Field '" + field + ".id' must be the id of a letter");
            }
            if (!seen.add(id.stringValue())) {
                throw Refusal.malformed("Field '" + field + ".id' names a letter twice");
            }
            wishes.add(new ReplayDesk.Wish(id.stringValue(), text(letter.path("text"), field)));
        }
        return wishes;
    }

    private static byte @org.jspecify.annotations.Nullable [] text(JsonNode text, String field) {
        if (text.isMissingNode() || text.isNull()) {
            return null;
        }
        if (!text.isString() || text.stringValue().isEmpty()) {
            throw Refusal.malformed("Field '" + field + ".text' must be the repaired event, or be left out");
        }
        byte[] bytes = text.stringValue().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > Catalogue.MAX_VALUE_BYTES) {
            throw Refusal.malformed(
                    "Field '" + field + ".text' must have at most " + Catalogue.MAX_VALUE_BYTES + " bytes");
        }
        return bytes;
    }
}
