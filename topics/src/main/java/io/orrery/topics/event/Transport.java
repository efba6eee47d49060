package io.orrery.topics.event;

import io.orrery.topics.catalog.EventHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// What a transport says about an event, as the small JSON object that [EventHeaders#TRANSPORT] holds. For one thread.
public final class Transport {
    private static final int MAX_VALUE_CHARACTERS = 512;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Map<String, String> words = new LinkedHashMap<>();

    /// The words as JSON; empty when there are none.
    public static String of(Map<String, String> words) {
        Transport transport = new Transport();
        words.forEach(transport::put);
        return transport.toJson();
    }

    /// Long values are cut; an empty one says nothing and is left out.
    public Transport put(String name, String value) {
        if (!value.isEmpty()) {
            words.put(name, cut(value));
        }
        return this;
    }

    /// Bytes as the text that they are, else in Base64 behind `base64:`.
    public Transport put(String name, byte[] value) {
        try {
            return put(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(value))
                            .toString());
        } catch (CharacterCodingException binary) {
            int most = Math.min(value.length, MAX_VALUE_CHARACTERS / 2);
            return put(name, "base64:" + Base64.getEncoder().encodeToString(Arrays.copyOf(value, most)));
        }
    }

    /// In the order in which they were put, as many as [EventHeaders#MAX_TRANSPORT_BYTES] hold: the event matters more
    /// than how it came. Empty when there are none.
    public String toJson() {
        Map<String, String> kept = new LinkedHashMap<>();
        int bytes = 2;
        for (Map.Entry<String, String> word : words.entrySet()) {
            bytes += JSON.writeValueAsBytes(Map.of(word.getKey(), word.getValue())).length;
            if (bytes > EventHeaders.MAX_TRANSPORT_BYTES) {
                break;
            }
            kept.put(word.getKey(), word.getValue());
        }
        return kept.isEmpty() ? "" : JSON.writeValueAsString(kept);
    }

    private static String cut(String value) {
        if (value.length() <= MAX_VALUE_CHARACTERS) {
            return value;
        }
        boolean splitsPair = Character.isHighSurrogate(value.charAt(MAX_VALUE_CHARACTERS - 1));
        return value.substring(0, splitsPair ? MAX_VALUE_CHARACTERS - 1 : MAX_VALUE_CHARACTERS);
    }
}
