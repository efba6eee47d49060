package io.orrery.gateway.events;

import io.orrery.gateway.http.Answers;
import io.orrery.topics.catalog.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a transport says about an event, as the small JSON object that [EventHeaders#TRANSPORT] holds. Pure.
public final class Transport {
    private static final int MAX_VALUE_CHARACTERS = 512;

    private Transport() {}

    /// The words as JSON; empty when there are none. Long values are cut, and what does not fit the header any more is
    /// left out: the event matters more than how it came.
    public static String of(Map<String, String> words) {
        Map<String, String> kept = new LinkedHashMap<>();
        int bytes = 2;
        for (Map.Entry<String, String> word : words.entrySet()) {
            String value = cut(word.getValue());
            if (value.isEmpty()) {
                continue;
            }
            bytes += json(Map.of(word.getKey(), value)).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > EventHeaders.MAX_TRANSPORT_BYTES) {
                break;
            }
            kept.put(word.getKey(), value);
        }
        return kept.isEmpty() ? "" : json(kept);
    }

    private static String cut(String value) {
        if (value.length() <= MAX_VALUE_CHARACTERS) {
            return value;
        }
        boolean splitsPair = Character.isHighSurrogate(value.charAt(MAX_VALUE_CHARACTERS - 1));
        return value.substring(0, splitsPair ? MAX_VALUE_CHARACTERS - 1 : MAX_VALUE_CHARACTERS);
    }

    private static String json(Map<String, String> words) {
        return Answers.JSON.writeValueAsString(words);
    }
}
