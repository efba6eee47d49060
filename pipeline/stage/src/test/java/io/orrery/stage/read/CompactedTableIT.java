package io.orrery.stage.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.Backends;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Cleanup;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.MalformedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class CompactedTableIT {

    private final KafkaSettings kafka = Backends.kafka();
    private final Topic topic = TestTopics.fresh(kafka, "table", Cleanup.COMPACT, 2);

    private final List<String> aside = new CopyOnWriteArrayList<>();

    private void aside(ConsumerRecord<byte[], byte[]> record, RuntimeException why) {
        aside.add(new String(record.key(), StandardCharsets.UTF_8) + ": " + why.getMessage());
    }

    private void put(String key, String value) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        TestTopics.send(
                kafka, List.of(new ProducerRecord<>(topic.name(), 1, key.getBytes(StandardCharsets.UTF_8), bytes)));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 400 && !condition.getAsBoolean(); i++) {
            Thread.sleep(25);
        }
    }

    @Test
    void theTableHoldsTheNewestOfEachKeyAndTellsEveryChange() throws InterruptedException {
        put("a/x", "1");
        put("a/x", "2");
        put("b/x", "not a number");
        put("c/x", "3");
        put("c/x", null);
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        try (CompactedTable<Integer> table = new CompactedTable<>(
                kafka, topic, bytes -> Integer.parseInt(new String(bytes, StandardCharsets.UTF_8)), this::aside)) {
            table.start();
            assertThat(table.awaitCaughtUp(Duration.ofSeconds(20))).isTrue();
            assertThat(aside).containsExactly("b/x: For input string: \"not a number\"");
            assertThat(table.entries()).containsExactly(java.util.Map.entry("a/x", 2));

            Subscription subscription = table.listen((key, value) -> told.add(key + "=" + value.orElse(null)));
            put("d/x", "4");
            put("a/x", null);
            await(() -> told.size() == 3);
            assertThat(told).containsExactly("a/x=2", "d/x=4", "a/x=null");
            assertThat(table.get("a/x")).isEmpty();

            subscription.close();
            put("e/x", "5");
            await(() -> table.get("e/x").isPresent());
            assertThat(told).hasSize(3);
        }
    }

    @Test
    void aTailHandsEachGraphItsOwnRecordsFromNowOn() throws InterruptedException {
        put("a/1", "before");
        List<String> ofA = Collections.synchronizedList(new ArrayList<>());
        List<String> all = Collections.synchronizedList(new ArrayList<>());
        try (PartitionTail tail = new PartitionTail(kafka, "tail-" + topic.name(), List.of(topic), this::aside)) {
            tail.listen(new GraphId("a"), record -> ofA.add(new String(record.value(), StandardCharsets.UTF_8)));
            tail.listen(record -> {
                if (record.key()[0] == 'n') {
                    throw new MalformedRecord("no graph");
                }
            });
            tail.listen(record -> all.add(new String(record.key(), StandardCharsets.UTF_8)));
            tail.start(Set.of(0));
            put("a/2", "elsewhere");
            tail.follow(Set.of(0, 1));
            put("a/3", "mine");
            put("ab/1", "a neighbour's");
            put("no-slash", "nobody's");
            await(() -> all.size() == 3);
            assertThat(all).containsExactly("a/3", "ab/1", "no-slash");
            assertThat(ofA).containsExactly("mine");
            assertThat(aside).containsExactly("no-slash: no graph");
        }
    }
}
