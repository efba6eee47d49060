package io.orrery.topics.event;

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
    void keeps_the_order_and_leaves_out_what_is_empty() {
        Transport transport =
                new Transport().put("b", "1").put("a", "").put("c", new byte[0]).put("a2", "2");
        assertThat(transport.toJson()).isEqualTo("{\"b\":\"1\",\"a2\":\"2\"}");
    }

    @Test
    void shows_bytes_that_are_no_text_in_base64() {
        Transport transport = new Transport()
                .put("text", "grüße".getBytes(StandardCharsets.UTF_8))
                .put("bytes", new byte[] {(byte) 0xFF, 0});
        assertThat(transport.toJson()).isEqualTo("{\"text\":\"grüße\",\"bytes\":\"base64:/wA=\"}");
    }

    @Test
    void cuts_a_long_value_but_no_character() {
        String text = Transport.of(Map.of("word", "x".repeat(511) + "😀"));
        assertThat(text).isEqualTo("{\"word\":\"" + "x".repeat(511) + "\"}");
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
