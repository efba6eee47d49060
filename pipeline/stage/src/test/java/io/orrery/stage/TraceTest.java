package io.orrery.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    @Test
    void aTracePassesThroughHeadersAndKeepsItsIdentityOnEveryStep() {
        Random random = new Random(1);
        Trace started = Trace.start(random, true);
        RecordHeaders headers = new RecordHeaders();
        started.write(headers);
        Trace next = Trace.read(headers).orElseThrow().next(random);
        next.write(headers);
        assertThat(Trace.read(headers)).contains(next);
        assertThat(next.traceId()).isEqualTo(started.traceId());
        assertThat(next.spanId()).isNotEqualTo(started.spanId());
        assertThat(next.sampled()).isTrue();
        assertThat(headers.headers(Trace.HEADER)).hasSize(1);
    }

    @Test
    void theStandardsExampleIsRead() {
        assertThat(Trace.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                .contains(new Trace("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"
            })
    void whatIsNoTraceIsLeftAlone(String text) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Trace.HEADER, text.getBytes(StandardCharsets.US_ASCII));
        assertThat(Trace.read(headers)).isEmpty();
    }
}
