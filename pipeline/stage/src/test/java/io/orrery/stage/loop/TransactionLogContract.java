package io.orrery.stage.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.orrery.stage.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// What a loop relies on. Run against the simulation and against Kafka, so that the simulation cannot promise what
/// Kafka does not keep.
abstract class TransactionLogContract {

    /// A new member of the same stage and instance, which must recover before anything else.
    abstract TransactionLog member();

    /// Puts `values` into the input, one partition.
    abstract void fill(List<String> values);

    /// What readers see, in order.
    abstract List<String> visible();

    /// The topic that outputs go to.
    abstract String outputTopic();

    private ProducerRecord<byte[], byte[]> output(String value) {
        return new ProducerRecord<>(outputTopic(), 0, null, value.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ConsumerRecord<byte[], byte[]>> poll(TransactionLog log, int enough) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (records.size() < enough && System.nanoTime() < deadline) {
            records.addAll(log.poll(Duration.ofMillis(100)));
        }
        return records;
    }

    private static List<String> texts(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void outputsAndOffsetsBecomeVisibleTogetherAndTheNextMemberGoesOnAfterThem() {
        fill(List.of("a", "b", "c"));
        try (TransactionLog log = member()) {
            log.recover();
            List<ConsumerRecord<byte[], byte[]>> records = poll(log, 3);
            assertThat(texts(records)).containsExactly("a", "b", "c");
            log.begin();
            log.send(output("A"));
            log.send(output("B"));
            log.commit(Batches.offsetsAfter(records.subList(0, 2)));
        }
        assertThat(visible()).containsExactly("A", "B");
        try (TransactionLog next = member()) {
            next.recover();
            assertThat(texts(poll(next, 1))).containsExactly("c");
        }
    }

    @Test
    void whatIsAbortedIsNeverSeenAndComesAgainAfterRecovery() {
        fill(List.of("a", "b"));
        try (TransactionLog log = member()) {
            log.recover();
            poll(log, 2);
            log.begin();
            log.send(output("A"));
            log.abort();
            log.abort();
            log.recover();
            List<ConsumerRecord<byte[], byte[]>> again = poll(log, 2);
            assertThat(texts(again)).containsExactly("a", "b");
            log.begin();
            log.send(output("A2"));
            log.commit(Batches.offsetsAfter(again));
        }
        assertThat(visible()).containsExactly("A2");
    }

    @Test
    void outputsAloneMayBeCommittedAndMoveNothing() {
        fill(List.of("a"));
        try (TransactionLog log = member()) {
            log.recover();
            poll(log, 1);
            log.begin();
            log.send(output("part"));
            log.commit(Map.of());
            assertThat(visible()).containsExactly("part");
            log.recover();
            assertThat(texts(poll(log, 1))).containsExactly("a");
        }
    }

    @Test
    void aMemberThatWasReplacedCanNoLongerCommit() {
        fill(List.of("a"));
        try (TransactionLog zombie = member();
                TransactionLog successor = member()) {
            zombie.recover();
            List<ConsumerRecord<byte[], byte[]>> records = poll(zombie, 1);
            zombie.begin();
            zombie.send(output("from beyond"));
            successor.recover();
            Throwable refused = catchThrowable(() -> zombie.commit(Batches.offsetsAfter(records)));
            assertThat(refused).isNotNull();
            assertThat(Failure.of(refused)).isInstanceOf(Failure.Weather.class);
            assertThat(visible()).isEmpty();
        }
    }
}
