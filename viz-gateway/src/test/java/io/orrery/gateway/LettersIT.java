package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.gateway.log.MarkedWriter;
import io.orrery.gateway.testing.Answer;
import io.orrery.gateway.testing.Client;
import io.orrery.gateway.testing.TopicReader;
import io.orrery.stage.DeadLetters;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RecordKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Dead letters of a feed are listed, and each is sent again once, whoever asks and whatever dies meanwhile.
class LettersIT {
    private static final String MAPPING =
            "{\"relations\":[{\"source\":{\"column\":\"a\"},\"destination\":{\"column\":\"b\"}}]}";

    private final GatewayFixture fixture = GatewayFixture.get();
    private final Client alice = fixture.as("alice");
    private final TopicReader topics = new TopicReader(fixture.kafka, 4);
    private final String feed = "letters-" + UUID.randomUUID();
    private GraphId graph = new GraphId("none");
    private int partition;

    @BeforeEach
    void makeTheFeed() {
        graph = new GraphId(alice.post("/api/v1/feeds", "{\"name\":\"%s\",\"mapping\":%s}".formatted(feed, MAPPING))
                .json()
                .path("graph")
                .asString());
        partition = Partitions.of(graph, 4);
    }

    /// As ingest writes it.
    private void letter(long offset, Reason reason, byte[] bytes, Map<String, String> notes) {
        ConsumerRecord<byte[], byte[]> event = new ConsumerRecord<>(
                Catalogue.EVENTS.name(),
                partition,
                offset,
                RecordKey.numbered(graph, "batch", offset).toBytes(),
                bytes);
        event.headers().add(EventHeaders.FEED, feed.getBytes(StandardCharsets.UTF_8));
        event.headers().add(EventHeaders.RECEIVED, "1700000000000000".getBytes(StandardCharsets.UTF_8));
        event.headers().add(EventHeaders.PREAMBLE, "#fields a".getBytes(StandardCharsets.UTF_8));
        TestTopics.send(
                fixture.kafka, List.of(DeadLetters.of("ingest-events", event, reason, "The event is bad.", notes)));
    }

    private void letter(long offset, Reason reason, String text) {
        letter(offset, reason, text.getBytes(StandardCharsets.UTF_8), Map.of(DeadLetters.POSITION, "byte 3"));
    }

    private JsonNode list(String query) {
        Answer answer = alice.get("/api/v1/feeds/" + feed + "/dead-letters" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Answer replay(String body) {
        return alice.post("/api/v1/feeds/" + feed + "/dead-letters:replay", body);
    }

    private static String named(String... ids) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "letters",
                        List.of(ids).stream().map(id -> Map.of("id", id)).toList()));
    }

    private List<String> events() {
        return topics.read(Catalogue.EVENTS, graph.value()).stream()
                .map(event -> new String(event.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private void awaitReplayed(String id) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (list("").path("letters")
                .valueStream()
                .noneMatch(letter -> letter.path("id").asString().equals(id)
                        && letter.path("replayed").asBoolean())) {
            assertThat(System.nanoTime()).as("the letter is shown as replayed").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    @Test
    void listsNewestFirstByPagesWithWhatIsWrongAndWhere() {
        for (int i = 0; i < 5; i++) {
            letter(i, i == 2 ? Reason.BAD_TIME : Reason.MALFORMED, "line <b>" + i);
        }
        letter(5, Reason.MALFORMED, new byte[] {'x', 0, (byte) 0xFF}, Map.of(DeadLetters.PARTLY, "true"));

        JsonNode first = list("?limit=2");
        assertThat(first.path("letters")
                        .valueStream()
                        .map(letter -> letter.path("text").asString()))
                .containsExactly("x\\x00\\xff", "line <b>4");
        assertThat(first.at("/letters/0/binary").asBoolean()).isTrue();
        assertThat(first.at("/letters/0/partly").asBoolean()).isTrue();
        assertThat(first.at("/letters/0/bytes").asInt()).isEqualTo(3);
        JsonNode plain = first.at("/letters/1");
        assertThat(plain.path("stage").asString()).isEqualTo("INGEST");
        assertThat(plain.path("reason").asString()).isEqualTo("MALFORMED");
        assertThat(plain.path("detail").asString()).isEqualTo("The event is bad.");
        assertThat(plain.path("position").asString()).isEqualTo("byte 3");
        assertThat(plain.path("replayed").asBoolean()).isFalse();

        List<String> seen = new ArrayList<>();
        String next = first.path("next").asString();
        while (!next.isEmpty()) {
            JsonNode page = list("?limit=2&before=" + next);
            page.path("letters").forEach(letter -> seen.add(letter.path("text").asString()));
            next = page.path("next").isNull() ? "" : page.path("next").asString();
        }
        assertThat(seen).containsExactly("line <b>3", "line <b>2", "line <b>1", "line <b>0");
        assertThat(list("?reason=BAD_TIME")
                        .path("letters")
                        .valueStream()
                        .map(l -> l.path("text").asString()))
                .containsExactly("line <b>2");
    }

    @Test
    void refusesWhatItCannotUnderstandAndHidesWhatIsForeign() {
        letter(0, Reason.EMPTY, "x");
        String id = list("").at("/letters/0/id").asString();
        assertThat(alice.get("/api/v1/feeds/" + feed + "/dead-letters?reason=WHIM")
                        .status())
                .isEqualTo(400);
        assertThat(alice.get("/api/v1/feeds/" + feed + "/dead-letters?before=-1")
                        .status())
                .isEqualTo(400);
        assertThat(replay("{}").status()).isEqualTo(400);
        assertThat(replay("{\"letters\":[{\"id\":7}]}").json().path("message").asString())
                .isEqualTo("Field 'letters[0].id' must be the id of a letter");
        Client bob = fixture.as("bob");
        bob.post("/api/v1/feeds", "{\"name\":\"%s\",\"mapping\":%s}".formatted(feed, MAPPING));
        Answer foreign = bob.post("/api/v1/feeds/" + feed + "/dead-letters:replay", named(id));
        assertThat(foreign.json().at("/skipped/0/why").asString()).isEqualTo("there is no such letter, or it is gone");
        assertThat(bob.get("/api/v1/feeds/" + feed + "/dead-letters").json().path("letters"))
                .isEmpty();
        assertThat(events()).isEmpty();
    }

    @Test
    void aRepairedLetterBecomesOneEventThatNamesItsOrigin() throws Exception {
        letter(7, Reason.MALFORMED, "{\"a\":1");
        letter(8, Reason.MALFORMED, "half".getBytes(StandardCharsets.UTF_8), Map.of(DeadLetters.PARTLY, "true"));
        String id = list("").at("/letters/1/id").asString();
        String half = list("").at("/letters/0/id").asString();
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of("letters", List.of(Map.of("id", id, "text", "{\"a\":1,\"b\":2}"))));

        assertThat(replay(body).json().path("replayed").asInt()).isEqualTo(1);
        Answer second = replay(named(id, half));

        assertThat(second.json().path("replayed").asInt()).isZero();
        assertThat(second.json().at("/skipped/0/why").asString())
                .isEqualTo("other parts of the event are in the graph; " + "send only what is missing, as its text");
        assertThat(second.json().at("/skipped/1/why").asString()).isEqualTo("already replayed");
        List<TopicReader.Entry> events = topics.read(Catalogue.EVENTS, graph.value());
        assertThat(events).hasSize(1);
        TopicReader.Entry event = events.getFirst();
        String origin = "ingest-events/orrery.events/" + partition + "/7";
        assertThat(event.key()).isEqualTo(graph + "/replay/" + origin);
        assertThat(event.value()).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(event.headers().lastHeader(EventHeaders.REPLAY_OF).value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(origin);
        assertThat(event.headers().lastHeader(EventHeaders.PREAMBLE).value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("#fields a");
        assertThat(event.headers().lastHeader(DeadLetters.REASON)).isNull();
        awaitReplayed(id);
    }

    @Test
    void allOfAReasonAreSentOnceAndOthersNot() {
        for (int i = 0; i < 1_200; i++) {
            letterLater(i);
        }
        TestTopics.send(fixture.kafka, pending);
        letter(5_000, Reason.BAD_TIME, "other");

        assertThat(replay("{\"reason\":\"MALFORMED\"}").json().path("replayed").asInt())
                .isEqualTo(1_200);
        replay("{\"reason\":\"MALFORMED\"}");

        assertThat(events()).hasSize(1_200).doesNotHaveDuplicates().doesNotContain("other");
    }

    private final List<ProducerRecord<byte[], byte[]>> pending = new ArrayList<>();

    private void letterLater(int offset) {
        byte[] bytes = ("bad " + offset).getBytes(StandardCharsets.UTF_8);
        pending.add(DeadLetters.of(
                "ingest-events",
                new ConsumerRecord<>(
                        Catalogue.EVENTS.name(),
                        partition,
                        offset,
                        RecordKey.numbered(graph, "batch", offset).toBytes(),
                        bytes),
                Reason.MALFORMED,
                "bad"));
    }

    @Test
    void manyWhoAskAtOnceInSeveralGatewaysSendItOnce() throws Exception {
        letter(1, Reason.MALFORMED, "once");
        String id = list("").at("/letters/0/id").asString();
        MarkedWriter.Entry same = entry("once");
        List<Callable<Integer>> asking = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            asking.add(() -> replay(named(id)).json().path("replayed").asInt());
            asking.add(() -> {
                try (MarkedWriter other = otherGateway()) {
                    return other.write(graph, List.of(same)).getFirst() ? 1 : 0;
                } catch (RuntimeException fenced) {
                    return 0; // another was faster; who asks again is told that it is done
                }
            });
        }
        try (ExecutorService people = Executors.newFixedThreadPool(asking.size())) {
            for (Future<Integer> one : people.invokeAll(asking)) {
                assertThat(one.get()).isBetween(0, 1);
            }
        }
        replay(named(id));
        assertThat(events()).containsExactly("once");
    }

    private MarkedWriter otherGateway() {
        return new MarkedWriter(fixture.kafka, 4, "gateway-replay", Catalogue.EVENTS, Catalogue.REPLAYS);
    }

    private MarkedWriter.Entry entry(String text) {
        String letter = "ingest-events/orrery.events/" + partition + "/1";
        return new MarkedWriter.Entry(
                Catalogue.EVENTS,
                RecordKey.of(graph, "replay/" + letter),
                text.getBytes(StandardCharsets.UTF_8),
                Map.of(),
                RecordKey.of(graph, letter),
                new byte[] {1, '{', '}'});
    }

    @Test
    void aGatewayThatDiedInTheMiddleHasSentNothingAndNeverWill() throws Exception {
        letter(1, Reason.MALFORMED, "once");
        String id = list("").at("/letters/0/id").asString();
        MarkedWriter.Entry entry = entry("once");
        try (KafkaProducer<byte[], byte[]> dead = new KafkaProducer<>(
                fixture.kafka.transactionalProducer(Catalogue.EVENTS, "orrery-gateway-replay-" + partition))) {
            dead.initTransactions();
            dead.beginTransaction();
            dead.send(new ProducerRecord<>(
                            entry.topic().name(), partition, entry.key().toBytes(), entry.value()))
                    .get();
            dead.send(new ProducerRecord<>(
                            Catalogue.REPLAYS.name(), partition, entry.mark().toBytes(), entry.marked()))
                    .get();

            assertThat(replay(named(id)).json().path("replayed").asInt()).isEqualTo(1);

            assertThatThrownBy(dead::commitTransaction).isInstanceOf(KafkaException.class);
        }
        assertThat(replay(named(id)).json().path("replayed").asInt()).isZero();
        assertThat(events()).containsExactly("once");
    }

    /// The control: what is written without marks is there as often as it is written.
    @Test
    void theChecksAboveSeeADoubledEvent() {
        MarkedWriter.Entry entry = entry("twice");
        for (int i = 0; i < 2; i++) {
            TestTopics.send(
                    fixture.kafka,
                    List.of(new ProducerRecord<>(
                            entry.topic().name(), partition, entry.key().toBytes(), entry.value())));
        }
        assertThat(events()).containsExactly("twice", "twice");
    }
}
