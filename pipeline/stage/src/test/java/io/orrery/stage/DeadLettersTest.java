package io.orrery.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.model.Reason;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private final ConsumerRecord<byte[], byte[]> rejected =
            new ConsumerRecord<>("orrery.events", 3, 42L, bytes("g/e1"), bytes("{not json"));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aLetterKeepsTheBytesTheKeyTheHeadersAndThePlace() {
        rejected.headers().add("feed", bytes("sshd"));
        ProducerRecord<byte[], byte[]> letter = DeadLetters.of("ingest", rejected, Reason.MALFORMED, "byte 1");
        assertThat(new String(letter.key(), StandardCharsets.UTF_8)).isEqualTo("ingest/orrery.events/3/42");
        assertThat(letter.value()).isEqualTo(rejected.value());
        assertThat(letter.headers().lastHeader("feed").value()).isEqualTo(bytes("sshd"));
        assertThat(letter.headers().lastHeader(DeadLetters.SOURCE_KEY).value()).isEqualTo(rejected.key());
        assertThat(DeadLetters.read(letter.headers()))
                .contains(new DeadLetters.Letter(
                        Reason.MALFORMED, "ingest", "byte 1", new DeadLetters.Source("orrery.events", 3, 42)));
    }

    @Test
    void headersAndDetailsHaveABound() {
        rejected.headers().add("huge", new byte[DeadLetters.MAX_ORIGINAL_HEADER_BYTES]);
        ProducerRecord<byte[], byte[]> letter =
                DeadLetters.of("ingest", rejected, Reason.TOO_LARGE, "x".repeat(10_000));
        assertThat(letter.headers().lastHeader("huge")).isNull();
        assertThat(DeadLetters.read(letter.headers()).orElseThrow().detail()).hasSize(DeadLetters.MAX_DETAIL_CHARS);
    }

    @Test
    void aLetterLiesInThePartitionOfItsRecordUnlessThatIsOfOtherPeoplesTopics() {
        ProducerRecord<byte[], byte[]> letter = DeadLetters.of("ingest", rejected, Reason.MALFORMED, "byte 1");
        assertThat(letter.partition()).isEqualTo(3);
        assertThat(DeadLetters.partition(letter.key())).hasValue(3);

        ProducerRecord<byte[], byte[]> foreign = DeadLetters.of(
                "pull",
                new DeadLetters.Source("logs/of.others", 90, 1),
                null,
                bytes("x"),
                new RecordHeaders(),
                Reason.MALFORMED,
                "");
        assertThat(foreign.partition()).isNull();
        assertThat(DeadLetters.partition(foreign.key())).isEmpty();
    }

    @Test
    void smallHeadersStayBesideOneThatIsTooLarge() {
        rejected.headers().add("huge", new byte[DeadLetters.MAX_ORIGINAL_HEADER_BYTES]);
        rejected.headers().add("door", bytes("syslog"));
        ProducerRecord<byte[], byte[]> letter = DeadLetters.of("ingest", rejected, Reason.EMPTY, "");
        assertThat(letter.headers().lastHeader("door").value()).isEqualTo(bytes("syslog"));
    }

    @Test
    void foreignHeadersAreNoLetter() {
        assertThat(DeadLetters.read(new RecordHeaders())).isEmpty();
        RecordHeaders odd = new RecordHeaders();
        odd.add(DeadLetters.SOURCE_TOPIC, bytes("t")).add(DeadLetters.SOURCE_PARTITION, bytes("two"));
        assertThat(DeadLetters.read(odd)).isEmpty();
    }
}
