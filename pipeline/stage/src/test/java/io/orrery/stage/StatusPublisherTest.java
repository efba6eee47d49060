package io.orrery.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Stage;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.wire.Documents;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class StatusPublisherTest {

    private final AtomicLong nanos = new AtomicLong();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final StatusPublisher publisher = new StatusPublisher(producer, 4, nanos::get);
    private final GraphId graph = new GraphId("g1");

    private StageStatus status(GraphId of, long rows) {
        return new StageStatus(
                of, Stage.INGEST, StageStatus.State.WORKING, 0.5, 0, 0, rows, 0, 0, List.of(), List.of(), rows, "");
    }

    private List<Long> due() {
        return publisher.takeDue().stream().map(StageStatus::rows).toList();
    }

    @Test
    void theFirstGoesAtOnceThenFourASecondAndTheNewestIsNeverHeldBackForGood() {
        publisher.publish(status(graph, 1));
        assertThat(due()).containsExactly(1L);
        for (long rows = 2; rows <= 100; rows++) {
            publisher.publish(status(graph, rows));
            assertThat(due()).isEmpty();
        }
        nanos.addAndGet(250_000_000);
        assertThat(due()).containsExactly(100L);
        assertThat(due()).isEmpty();
        nanos.addAndGet(3_000_000_000L);
        publisher.publish(status(graph, 101));
        assertThat(due()).containsExactly(101L);
    }

    @Test
    void graphsDoNotWaitForEachOther() {
        publisher.publish(status(graph, 1));
        assertThat(due()).containsExactly(1L);
        publisher.publish(status(new GraphId("g2"), 7));
        publisher.publish(status(graph, 2));
        assertThat(due()).containsExactly(7L);
    }

    @Test
    void aSecondIsWorthAtMostFour() {
        int sent = 0;
        for (int i = 0; i < 1_000; i++) {
            publisher.publish(status(graph, i));
            sent += due().size();
            nanos.addAndGet(1_000_000);
        }
        assertThat(sent).isBetween(4, 5);
    }

    @Test
    void whatWaitsIsSentAtClose() throws InterruptedException {
        StatusPublisher real = new StatusPublisher(producer, 4, System::nanoTime);
        real.begin();
        real.publish(status(graph, 1));
        real.publish(status(graph, 2));
        real.close();

        List<ProducerRecord<byte[], byte[]>> history = producer.history();
        ProducerRecord<byte[], byte[]> last = history.getLast();
        assertThat(Documents.stageStatus(last.value()).rows()).isEqualTo(2);
        assertThat(last.topic()).isEqualTo(Catalogue.STATUS.name());
        assertThat(last.key()).isEqualTo("g1/ingest".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(last.partition()).isEqualTo(Partitions.of(graph, 4));
        assertThat(last.timestamp()).isEqualTo(2);
        assertThat(producer.closed()).isTrue();
    }
}
