package io.orrery.gateway.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.testing.DoorCase;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BulkBodyTest {
    @TestFactory
    Stream<DynamicTest> reads_what_clients_send() {
        return DoorCase.tests("bulk.txt", BulkBodyTest::told);
    }

    @Test
    void refuses_more_actions_than_it_may_hold() {
        byte[] many = "{\"delete\":{}}\n".repeat(BulkBody.MAX_ACTIONS + 1).getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> BulkBody.read(many))
                .satisfies(refusal -> assertThat(refusal.status().value()).isEqualTo(413));
    }

    @Test
    void has_an_answer_to_any_bytes() {
        assertThat(DoorCase.mutated("bulk.txt", 4))
                .allSatisfy(body -> assertThat(told(body)).isNotEmpty());
    }

    private static String told(byte[] body) {
        try {
            return BulkBody.read(body).stream().map(BulkBodyTest::told).collect(Collectors.joining("\n"));
        } catch (Refusal refusal) {
            return refusal.status().value() + " " + refusal.sentence();
        }
    }

    private static String told(BulkAction action) {
        String document = action.document() == null ? "-" : new String(action.document(), StandardCharsets.UTF_8);
        return String.join(
                " ",
                action.kind().word(),
                action.index().isEmpty() ? "-" : action.index(),
                action.id().isEmpty() ? "-" : action.id(),
                action.problem().isEmpty() ? document : action.problem());
    }
}
