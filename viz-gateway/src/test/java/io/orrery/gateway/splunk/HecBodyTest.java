package io.orrery.gateway.splunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.testing.DoorCase;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HecBodyTest {
    @TestFactory
    Stream<DynamicTest> reads_what_clients_send() {
        return DoorCase.tests("collector.txt", HecBodyTest::told);
    }

    @Test
    void keeps_the_envelope_as_it_was_sent() {
        byte[] body = "{\"event\":\"ü\"} {\"event\" : {\"n\":1.0}}".getBytes(StandardCharsets.UTF_8);
        assertThat(HecBody.read(body))
                .extracting(event -> new String(event.envelope(), StandardCharsets.UTF_8))
                .containsExactly("{\"event\":\"ü\"}", "{\"event\" : {\"n\":1.0}}");
    }

    @Test
    void counts_bytes_behind_a_byte_order_mark_and_refuses_wider_characters() {
        byte[] marked = "\uFEFF{\"event\":{\"ü\":1}}".getBytes(StandardCharsets.UTF_8);
        assertThat(told(marked)).isEqualTo("{\"ü\":1} {}");
        assertThat(told("{\"event\":1}".getBytes(StandardCharsets.UTF_16))).isEqualTo("6 at 0");
        assertThat(told("{\"event\":1}".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("6 at 0");
    }

    @Test
    void has_an_answer_to_any_bytes() {
        assertThat(DoorCase.mutated("collector.txt", 5))
                .allSatisfy(body -> assertThat(told(body)).isNotEmpty());
    }

    private static String told(byte[] body) {
        try {
            return HecBody.read(body).stream()
                    .map(event -> new String(event.event(), StandardCharsets.UTF_8) + " " + event.words())
                    .collect(Collectors.joining("\n"));
        } catch (HecRefusal refusal) {
            return refusal.code().number() + (refusal.event() < 0 ? "" : " at " + refusal.event());
        }
    }
}
