package io.orrery.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.model.Reason;
import io.orrery.topics.wire.MalformedRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void badDataStepsAside() {
        assertThat(Failure.of(new MalformedRecord("not a frame")))
                .isEqualTo(new Failure.BadData(Reason.POISON, "MalformedRecord: not a frame"));
        assertThat(Failure.of(new IllegalStateException("no such slot")))
                .isEqualTo(new Failure.BadData(Reason.INTERNAL, "IllegalStateException: no such slot"));
        assertThat(Failure.of(new KafkaException("in error state", new RecordTooLargeException("2 MB"))))
                .isEqualTo(new Failure.BadData(Reason.TOO_LARGE, "RecordTooLargeException: 2 MB"));
    }

    @Test
    void weatherIsWaitedOut() {
        assertThat(Failure.of(new TimeoutException("60 s"))).isInstanceOf(Failure.Weather.class);
        assertThat(Failure.of(new ProducerFencedException("epoch 3"))).isInstanceOf(Failure.Weather.class);
        assertThat(Failure.of(new ExecutionException(new IOException("reset")))).isInstanceOf(Failure.Weather.class);
        assertThat(Failure.of(new KafkaException("anything else"))).isInstanceOf(Failure.Weather.class);
    }

    @Test
    void whatCannotBeStopsTheStage() {
        assertThat(Failure.of(new TopicAuthorizationException("orrery.tables")))
                .isInstanceOf(Failure.BrokenInvariant.class);
        assertThat(Failure.of(new OutOfMemoryError("heap"))).isInstanceOf(Failure.BrokenInvariant.class);
        assertThat(Failure.of(new AssertionError("slot -1"))).isInstanceOf(Failure.BrokenInvariant.class);
    }

    @Test
    void wrappersOfKafkaAreOpenedHoweverMany() {
        StageException ours = StageException.brokenInvariant("seq went backwards");
        assertThat(Failure.of(new StreamsException("outer", new StreamsException("inner", ours))))
                .isEqualTo(new Failure.BrokenInvariant("seq went backwards"));
    }

    @Test
    void pausesDoubleUpToTheLongestAndEndAtTheLastTry() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), 5);
        assertThat(backoff.delay(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(backoff.delay(3)).isEqualTo(Duration.ofMillis(400));
        assertThat(backoff.delay(5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.delay(1_000_000)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.exhausted(4)).isFalse();
        assertThat(backoff.exhausted(5)).isTrue();
    }
}
