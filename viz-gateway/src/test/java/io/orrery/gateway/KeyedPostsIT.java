package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.gateway.access.Secret;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.log.OnceWriter;
import io.orrery.gateway.testing.Answer;
import io.orrery.gateway.testing.Client;
import io.orrery.gateway.testing.TopicReader;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.KeyedPost;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/// A post with a key is stored once, however often it is sent, by whichever gateway, and whatever dies meanwhile. The
/// kills of the whole server are `KillIT`'s.
class KeyedPostsIT {
    private static final String BODY = "one\ntwo\n";
    private static final String STORED = "{\"success\":true,\"accepted\":2,\"rejected\":[],\"rejectedCount\":0}";

    private final GatewayFixture fixture = GatewayFixture.get();
    private final Client alice = fixture.as("alice");
    private final TopicReader topics = new TopicReader(fixture.kafka, 4);
    private final String feed = "keyed-" + UUID.randomUUID();
    private final GraphId graph = new GraphId(alice.post("/api/v1/feeds", "{\"name\":\"" + feed + "\"}")
            .json()
            .path("graph")
            .asString());
    private final int partition = Partitions.of(graph, 4);

    private Answer post(String key, String body) {
        return alice.with("Idempotency-Key", key).post("/api/v1/feeds/" + feed + "/events", body);
    }

    private List<String> events() {
        return topics.read(Catalogue.EVENTS, graph.value()).stream()
                .map(event -> new String(event.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /// As the gateway calls what is stored under a key.
    private RecordKey mark(String key) {
        return RecordKey.of(graph, new Secret(graph + " " + key).fingerprint().substring(0, 32));
    }

    private RecordKey event(String key, int number) {
        return RecordKey.numbered(graph, mark(key).suffix(), number);
    }

    private OnceWriter otherGateway() {
        return new OnceWriter(fixture.kafka, 4, Catalogue.EVENTS, 1 << 20, Clock.systemUTC());
    }

    /// What the gateway does for [#BODY], in a gateway of its own.
    private OnceWriter.Answer store(OnceWriter gateway, String key) {
        return gateway.once(mark(key), transaction -> {
            transaction.add(Catalogue.EVENTS, event(key, 0), bytes("one"), Map.of());
            transaction.add(Catalogue.EVENTS, event(key, 1), bytes("two"), Map.of());
            return STORED;
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aRepeatIsAnsweredAsTheFirstWithItsRejectedLines() {
        String tooLong = "x".repeat(Catalogue.MAX_VALUE_BYTES + 1);
        Answer first = post("k", "one\n" + tooLong + "\nthree\n");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(first.json().at("/rejected/0/line").asInt()).isEqualTo(2);

        assertThat(post("k", "one\n" + tooLong + "\nthree\n").body()).isEqualTo(first.body());
        assertThat(events()).containsExactly("one", "three");
        post("another", BODY);
        assertThat(events()).containsExactly("one", "three", "one", "two");
    }

    @Test
    void keysOfOtherFeedsAreOthers() {
        post("k", BODY);
        Client bob = fixture.as("bob");
        bob.post("/api/v1/feeds", "{\"name\":\"" + feed + "\"}");
        assertThat(bob.with("Idempotency-Key", "k")
                        .post("/api/v1/feeds/" + feed + "/events", "three\n")
                        .json()
                        .path("accepted")
                        .asInt())
                .isEqualTo(1);
        assertThat(events()).containsExactly("one", "two");
    }

    @Test
    void aGatewayThatDiedBeforeItsCommitHasStoredNothingAndNeverWill() throws Exception {
        post("earlier", "zero\n"); // the gateway holds the transactional id, and loses it now
        Map<String, Object> settings =
                fixture.kafka.transactionalProducer(Catalogue.EVENTS, "orrery-gateway-once-" + partition);
        try (KafkaProducer<byte[], byte[]> dead = new KafkaProducer<>(settings)) {
            dead.initTransactions();
            dead.beginTransaction();
            dead.send(record(Catalogue.EVENTS.name(), event("k", 0), bytes("one")))
                    .get();
            dead.send(record(Catalogue.EVENTS.name(), event("k", 1), bytes("two")))
                    .get();
            dead.send(record(Catalogue.KEYED_POSTS.name(), mark("k"), Documents.encode(new KeyedPost(STORED, now()))))
                    .get();

            assertThat(post("k", BODY).body()).isEqualTo(STORED);

            assertThatThrownBy(dead::commitTransaction).isInstanceOf(KafkaException.class);
        }
        assertThat(post("k", BODY).body()).isEqualTo(STORED);
        assertThat(events()).containsExactly("zero", "one", "two");
    }

    private ProducerRecord<byte[], byte[]> record(String topic, RecordKey key, byte[] value) {
        return new ProducerRecord<>(topic, partition, key.toBytes(), value);
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    @Test
    void whatADeadGatewayHasCommittedIsAnsweredAndNotStoredAgain() {
        post("earlier", "zero\n");
        try (OnceWriter dead = otherGateway()) {
            assertThat(store(dead, "k").fresh()).isTrue();
        }
        assertThat(post("k", BODY).body()).isEqualTo(STORED);
        assertThat(events()).containsExactly("zero", "one", "two");
        try (OnceWriter restarted = otherGateway()) {
            assertThat(store(restarted, "k")).isEqualTo(new OnceWriter.Answer(STORED, false));
        }
        assertThat(events()).containsExactly("zero", "one", "two");
    }

    @Test
    void anAnswerIsForgottenAfterADay() {
        store("yesterday", OnceWriter.MEMORY.toMillis());
        store("just now", OnceWriter.MEMORY.toMillis() - 60_000);
        try (OnceWriter gateway = otherGateway()) {
            assertThat(store(gateway, "yesterday").fresh()).isTrue();
            assertThat(store(gateway, "just now").fresh()).isFalse();
        }
    }

    private void store(String key, long ageMillis) {
        Clock then = Clock.offset(Clock.systemUTC(), Duration.ofMillis(-ageMillis));
        try (OnceWriter gateway = new OnceWriter(fixture.kafka, 4, Catalogue.EVENTS, 1 << 20, then)) {
            assertThat(store(gateway, key).fresh()).isTrue();
        }
    }

    @Test
    void manyWhoSendAtOnceToSeveralGatewaysStoreEachOnce() throws Exception {
        List<Callable<Boolean>> senders = new ArrayList<>();
        try (OnceWriter second = otherGateway();
                OnceWriter third = otherGateway();
                ExecutorService people = Executors.newFixedThreadPool(12)) {
            for (String key : List.of("a", "b")) {
                for (int i = 0; i < 2; i++) {
                    senders.add(() -> patiently(() -> post(key, BODY).status() == 200));
                    senders.add(() -> patiently(() -> store(second, key).text().equals(STORED)));
                    senders.add(() -> patiently(() -> store(third, key).text().equals(STORED)));
                }
            }
            for (Future<Boolean> one : people.invokeAll(senders)) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(events()).containsExactlyInAnyOrder("one", "two", "one", "two");
    }

    /// Sends again while the answer is to do so.
    private static boolean patiently(Callable<Boolean> attempt) throws Exception {
        for (int i = 0; i < 100; i++) {
            try {
                if (attempt.call()) {
                    return true;
                }
            } catch (Refusal busy) {
                assertThat(busy.status().value()).isIn(429, 503);
            }
        }
        return false;
    }

    /// The control: events that were stored apart from their answer, as they were once, are there twice.
    @Test
    void theChecksAboveSeeADoubledPost() {
        try (OnceWriter gateway = otherGateway()) {
            gateway.once(mark("unrelated"), transaction -> {
                transaction.add(Catalogue.EVENTS, event("k", 0), bytes("one"), Map.of());
                transaction.add(Catalogue.EVENTS, event("k", 1), bytes("two"), Map.of());
                return STORED;
            });
        }
        post("k", BODY);
        assertThat(events()).containsExactly("one", "two", "one", "two");
    }
}
