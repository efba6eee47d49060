package io.orrery.stage.loop;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.stage.read.DoorPositions;
import io.orrery.topics.model.DoorPosition;
import io.orrery.topics.model.GraphId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// A [Source] read exactly once. There is one reader of it: another process under the same name is fenced by the
/// transactional id, and its transaction settled, before the positions are read.
final class SourceTransactionLog implements TransactionLog {

    private final Doorway doorway;
    private final Source source;
    private final TransactionalSends sends;
    private @Nullable GraphId graph;

    SourceTransactionLog(KafkaSettings ours, LoopSettings settings, Doorway doorway, Source source) {
        this.doorway = doorway;
        this.source = source;
        this.sends = new TransactionalSends(ours.transactionalProducer(settings.output(), settings.transactionalId()));
    }

    @Override
    public List<ConsumerRecord<byte[], byte[]>> poll(Duration timeout) {
        if (!doorway.graph().get().equals(graph)) {
            throw StageException.weather("the door's feed is another one now", null);
        }
        try {
            List<ConsumerRecord<byte[], byte[]>> records = source.poll(timeout);
            if (records.isEmpty()) {
                noteWithoutRecords();
            }
            return records;
        } catch (IOException failed) {
            throw StageException.weather(failed.toString(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private void noteWithoutRecords() {
        Map<String, Optional<DoorPosition>> news = source.idlePositions();
        if (!news.isEmpty()) {
            sends.begin();
            write(news);
            sends.commit(producer -> {});
        }
    }

    @Override
    public void keepAlive() {
        // there is no group to be kept
    }

    @Override
    public void begin() {
        sends.begin();
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> output) {
        sends.send(output);
    }

    @Override
    public void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        write(source.positions(offsets));
        sends.commit(producer -> {});
        doorway.committed().run();
    }

    private void write(Map<String, Optional<DoorPosition>> positions) {
        GraphId target = graph;
        if (target == null) {
            throw StageException.weather("the positions are not read yet", null);
        }
        DoorPositions kept = doorway.positions();
        positions.forEach((name, position) ->
                sends.send(position.map(known -> kept.record(target, doorway.name(), name, known))
                        .orElseGet(() -> kept.tombstone(target, doorway.name(), name))));
    }

    @Override
    public void abort() {
        sends.abort();
    }

    @Override
    public boolean isBroken() {
        return sends.isBroken();
    }

    @Override
    public void recover() {
        sends.settle();
        GraphId target = doorway.graph().get();
        try {
            source.goTo(doorway.positions().read(target, doorway.name()));
        } catch (IOException failed) {
            throw StageException.weather(failed.toString(), failed);
        }
        graph = target;
    }

    @Override
    public long lag() {
        return source.lag();
    }

    @Override
    public void wakeup() {
        source.wakeup();
    }

    @Override
    public void close() {
        try {
            sends.close();
        } finally {
            source.close();
        }
    }
}
