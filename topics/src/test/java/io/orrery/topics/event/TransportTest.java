package io.orrery.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransportTest {
    @Test
    void says_nothing_when_there_is_nothing_to_say() {
        assertThat(Transport.of(Map.of("host", ""))).isEmpty();
    }

    @Test
    void stays_within_its_bound_whatever_is_said() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("host", "web1");
        for (int i = 0; i < 100; i++) {
            words.put("word" + i, "☃\"".repeat(1_000));
        }
        String text = Transport.of(words);
        assertThat(text).startsWith("{\"host\":\"web1\",\"word0\":\"☃");
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4_096);
    }
}
