package io.orrery.app.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.ingest.IngestApplication;
import io.orrery.ingest.IngestConfig;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.Backends;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.FeedReading;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The unmodified producers of this machine write to a Kafka of somebody else's, and Orrery reads it: what they send
/// comes out once, also when the stage that reads is stopped in the middle.
class KafkaClientsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LINES = 200;
    private static final Pattern MARK = Pattern.compile("kafka/([a-z0-9-]+/(?:happy|restart))/(\\d+) ünïcode ☃");
    private static final String ROW = "%-16s %-12s %-8s %6s %6s %8s%n";

    @TempDir
    private Path folder;

    private final KafkaSettings ours = Backends.kafkaWithTopics();
    private final GraphId graph = new GraphId("clients-" + Long.toString(System.nanoTime(), 36));
    private final StringBuilder table =
            new StringBuilder(String.format(Locale.ROOT, ROW, "client", "version", "phase", "in", "out", "repeats"));

    @Test
    void whatUnmodifiedProducersSendComesOutOnce() throws Exception {
        define();
        try (TheirCluster theirs = TheirCluster.start(folder)) {
            Map<String, String> environment = Map.of(
                    "ORRERY_DOORS", doors(theirs).toString(),
                    "ORRERY_INGEST_SPOOL_DIRECTORY", folder.resolve("spool").toString());
            KafkaClients clients = new KafkaClients(theirs, folder);
            List<KafkaClient> all = clients.all();
            try {
                try (IngestApplication _ = start(environment)) {
                    send(all, "happy", 0, LINES);
                    all.forEach(client -> assertCame(client, "happy"));
                    send(all, "restart", 0, LINES / 2);
                }
                send(all, "restart", LINES / 2, LINES);
                try (IngestApplication _ = start(environment)) {
                    all.forEach(client -> assertCame(client, "restart"));
                }
            } finally {
                for (KafkaClient client : all) {
                    client.close();
                }
                System.out.print("\n" + table);
                clients.missing().forEach(why -> System.out.println("left out " + why));
                System.out.println(clients.missing().size() + " clients left out");
            }
            assertThat(all).isNotEmpty();
        }
    }

    private IngestApplication start(Map<String, String> environment) throws IOException, InterruptedException {
        IngestApplication ingest =
                new IngestApplication(ours, IngestConfig.fromEnvironment(environment), new SimpleMeterRegistry());
        ingest.start();
        return ingest;
    }

    private void define() {
        FeedDefinition feed = new FeedDefinition(
                graph, "kafka-clients", "admin", GraphSpec.ofEdges("a", "b"), FeedReading.ofAnything(), 1);
        TestTopics.send(
                ours,
                List.of(new ProducerRecord<>(
                        Catalogue.FEEDS.name(),
                        Partitions.of(graph, Catalogue.DEFAULT_PARTITIONS),
                        RecordKey.of(graph, "definition").toBytes(),
                        Documents.encode(feed))));
    }

    private Path doors(TheirCluster theirs) throws Exception {
        return Files.writeString(folder.resolve("doors.yaml"), """
                kafka:
                  - {feed: admin/kafka-clients, bootstrap: "%s", topics: "logs\\\\..*", properties: "%s"}
                """.formatted(theirs.address(), theirs.properties()));
    }

    private static void send(List<KafkaClient> clients, String phase, int from, int to) throws Exception {
        for (KafkaClient client : clients) {
            StringBuilder lines = new StringBuilder();
            for (int i = from; i < to; i++) {
                lines.append("kafka/" + client.name() + "/" + phase + "/" + i + " ünïcode ☃\n");
            }
            client.send(lines.toString());
        }
    }

    private void assertCame(KafkaClient client, String phase) {
        Map<String, Integer> times = times(client, phase);
        for (long deadline = System.nanoTime() + LIMIT.toNanos();
                times.size() < LINES && System.nanoTime() < deadline;
                times = times(client, phase)) {
            pause();
        }
        int repeats = times.values().stream().mapToInt(one -> one - 1).sum();
        table.append(
                String.format(Locale.ROOT, ROW, client.name(), client.version(), phase, LINES, times.size(), repeats));
        assertThat(times).as("%s, %s\n%s", client.name(), phase, table).hasSize(LINES);
        assertThat(repeats).as("%s, %s: repeats", client.name(), phase).isZero();
    }

    private Map<String, Integer> times(KafkaClient client, String phase) {
        Map<String, Integer> times = new TreeMap<>();
        List<ConsumerRecord<byte[], byte[]>> events =
                new ArrayList<>(TestTopics.readAll(ours, Catalogue.EVENTS.name()));
        for (ConsumerRecord<byte[], byte[]> event : events) {
            Matcher mark = MARK.matcher(event.value() == null ? "" : new String(event.value(), StandardCharsets.UTF_8));
            if (mark.find() && mark.group(1).equals(client.name() + "/" + phase)) {
                times.merge(mark.group(2), 1, Integer::sum);
            }
        }
        return times;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
