package io.orrery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.ingest.door.DoorsFile;
import io.orrery.ingest.table.Limits;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.Entity;
import io.orrery.topics.model.FeedCounts;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.Relation;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.TableBatches;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Counts on a real broker, while two members of the stage come, go and take partitions from each other.
class FeedCountsIT {
    private static final int EVENTS = 30_000;

    private final IngestHarness harness = new IngestHarness();

    @TempDir
    Path scratch;

    private IngestApplication member(String instance) throws Exception {
        IngestConfig config = new IngestConfig(
                scratch.resolve(instance),
                1 << 20,
                1,
                1,
                IngestHarness.PARTITIONS,
                instance,
                Limits.DEFAULT,
                DoorsFile.NONE);
        IngestApplication member = new IngestApplication(harness.kafka, config, new SimpleMeterRegistry());
        member.start();
        return member;
    }

    private static String line(int number) {
        return switch (number % 10) {
            case 3 -> "no json " + number;
            case 5 -> "{\"user\":\"u" + number + "\",\"event\":\"logon\"}";
            case 7 -> "{\"user\":\"u" + number + "\",\"host\":\"h\",\"event\":\"logoff\"}";
            default -> "{\"user\":\"u" + number + "\",\"host\":\"h" + number % 50 + "\",\"event\":\"logon\"}";
        };
    }

    @Test
    void countsAreExactWhoeverHasThePartition() throws Exception {
        GraphId graph = IngestHarness.graph("counted");
        Relation logon = new Relation(
                new Entity("user", "user"), new Entity("host", "host"), "logon", Map.of("event", "logon"), List.of());
        harness.define(graph, new GraphSpec("", List.of(logon), "", 0, List.of(), List.of()));
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(IngestHarness.record(
                    Catalogue.EVENTS.name(), graph, "e" + i, line(i).getBytes(StandardCharsets.UTF_8)));
        }
        TestTopics.send(harness.kafka, events.subList(0, EVENTS / 3));
        try (IngestApplication first = member("one")) {
            awaitReceived(graph, 1);
            try (IngestApplication second = member("two")) {
                TestTopics.send(harness.kafka, events.subList(EVENTS / 3, EVENTS));
                awaitReceived(graph, EVENTS / 2);
                assertThat(second.health()).allMatch(health -> health.report().live());
            }
            assertThat(first.health()).allMatch(health -> health.report().live());
        }
        try (IngestApplication third = member("two")) {
            List<FeedCounts> told = awaitReceived(graph, EVENTS);
            FeedCounts last = told.getLast();
            assertThat(last.received()).isEqualTo(EVENTS);
            assertThat(last.taken()).isEqualTo(EVENTS * 7 / 10);
            assertThat(last.filtered()).containsOnly(Map.entry("no-relation", EVENTS / 10L));
            assertThat(last.rejected())
                    .containsOnly(
                            Map.entry(Reason.MALFORMED, EVENTS / 10L), Map.entry(Reason.MISSING_ENTITY, EVENTS / 10L));
            assertThat(told)
                    .allMatch(counts ->
                            counts.received() == counts.taken() + counts.allFiltered() + counts.allRejected());
            assertThat(told).extracting(FeedCounts::received).isSorted().doesNotHaveDuplicates();
            assertThat(rows(graph, last.rows())).isEqualTo(last.rows());
            assertThat(harness.awaitDeadLetters(graph, EVENTS / 5)).hasSize(EVENTS / 5);
            assertThat(third.health()).allMatch(health -> health.report().live());
        }
    }

    private List<FeedCounts> awaitReceived(GraphId graph, long events) {
        return harness.await(Catalogue.FEED_COUNTS.name(), graph, all -> received(all) >= events).stream()
                .map(record -> Documents.feedCounts(record.value()))
                .toList();
    }

    private static long received(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.isEmpty()
                ? 0
                : Documents.feedCounts(records.getLast().value()).received();
    }

    private long rows(GraphId graph, long expected) {
        return rows(harness.await(Catalogue.EVENT_TABLES.name(), graph, all -> rows(all) >= expected));
    }

    private static long rows(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .mapToLong(record -> TableBatches.decode(record.value()).table().rows())
                .sum();
    }
}
