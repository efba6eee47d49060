package io.orrery.app.proof;

import io.orrery.app.embedded.EmbeddedKafka;
import io.orrery.app.embedded.Secrets;
import io.orrery.ingest.table.RefusedException;
import io.orrery.stage.DeadLetters;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.read.PartitionScan;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.FeedCounts;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// What lies in the log of a server that has stopped, for one feed: its events, what was counted of them, its letters.
///
/// @param letters offset of the event to the reason and the bytes
record Accounts(
        FeedDefinition feed,
        List<ConsumerRecord<byte[], byte[]>> events,
        FeedCounts counts,
        Map<Long, ConsumerRecord<byte[], byte[]>> letters) {

    /// Starts the broker alone on the server's data and reads.
    static Accounts read(Path data, GraphId graph) throws IOException {
        try (EmbeddedKafka broker =
                EmbeddedKafka.start(data.resolve("kafka"), new Secrets(data.resolve("secrets")), Map.of())) {
            KafkaSettings kafka = new KafkaSettings(broker.bootstrapServers(), broker.clientProperties(), (short) 1);
            Map<Long, ConsumerRecord<byte[], byte[]>> letters = new TreeMap<>();
            for (ConsumerRecord<byte[], byte[]> letter : all(kafka, Catalogue.DEAD_LETTERS, graph)) {
                letters.put(
                        DeadLetters.read(letter.headers())
                                .orElseThrow()
                                .source()
                                .offset(),
                        letter);
            }
            return new Accounts(
                    Documents.feedDefinition(
                            of(kafka, Catalogue.FEEDS, graph).getLast().value()),
                    of(kafka, Catalogue.EVENTS, graph),
                    Documents.feedCounts(
                            of(kafka, Catalogue.FEED_COUNTS, graph).getLast().value()),
                    letters);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> of(KafkaSettings kafka, Topic topic, GraphId graph) {
        byte[] id = graph.value().getBytes(StandardCharsets.UTF_8);
        List<ConsumerRecord<byte[], byte[]>> ours = new ArrayList<>();
        scan(kafka, topic, graph).forEach(record -> {
            if (RecordKey.belongsTo(record.key(), id)) {
                ours.add(record);
            }
        });
        return ours;
    }

    private static List<ConsumerRecord<byte[], byte[]>> all(KafkaSettings kafka, Topic topic, GraphId graph) {
        return scan(kafka, topic, graph).stream()
                .filter(record -> text(record, DeadLetters.SOURCE_KEY).startsWith(graph + "/"))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> scan(KafkaSettings kafka, Topic topic, GraphId graph) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        TopicPartition partition = new TopicPartition(topic.name(), Partitions.of(graph, Catalogue.DEFAULT_PARTITIONS));
        PartitionScan.run(kafka, partition, 0, records::add);
        return records;
    }

    OfflineRun offline() throws RefusedException {
        OfflineRun run = new OfflineRun(feed);
        for (ConsumerRecord<byte[], byte[]> event : events) {
            run.add(event);
        }
        run.finish();
        return run;
    }

    /// What differs between the accounts, what the server showed, and the offline run; empty when nothing is lost,
    /// doubled or wrongly counted.
    List<String> violations(OfflineRun offline, Map<String, Integer> shown) {
        List<String> wrong = new ArrayList<>();
        differ(wrong, "events received", (long) events.size(), counts.received());
        differ(wrong, "sum", counts.received(), counts.taken() + counts.allFiltered() + counts.allRejected());
        differ(wrong, "events taken", offline.taken(), counts.taken());
        differ(wrong, "events filtered", offline.filtered(), counts.filtered());
        Map<String, Long> rejected = new TreeMap<>();
        counts.rejected().forEach((reason, count) -> rejected.put(reason.name(), count));
        differ(wrong, "events rejected", offline.rejected(), rejected);
        differ(wrong, "places of letters", offline.letters().keySet(), letters.keySet());
        for (ConsumerRecord<byte[], byte[]> event : events) {
            ConsumerRecord<byte[], byte[]> letter = letters.get(event.offset());
            if (letter != null && !java.util.Arrays.equals(letter.value(), event.value())) {
                wrong.add("the letter of event " + event.offset() + " has other bytes");
            }
        }
        Map<String, Integer> wanted = offline.countsByEdge();
        Set<String> edges = new TreeSet<>(shown.keySet());
        edges.addAll(wanted.keySet());
        edges.forEach(edge -> differ(wrong, "edge " + edge, wanted.get(edge), shown.get(edge)));
        replayedTwice().forEach(letter -> wrong.add("sent again twice: " + letter));
        return wrong;
    }

    private static void differ(List<String> wrong, String what, Object wanted, Object found) {
        if (!String.valueOf(wanted).equals(String.valueOf(found))) {
            wrong.add(what + ": " + wanted + " became " + found);
        }
    }

    /// Keys of letters that more than one event was made of.
    private List<String> replayedTwice() {
        Set<String> seen = new HashSet<>();
        return replayed().filter(letter -> !seen.add(letter)).toList();
    }

    java.util.stream.Stream<String> replayed() {
        return events.stream().map(event -> text(event, EventHeaders.REPLAY_OF)).filter(letter -> !letter.isEmpty());
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
