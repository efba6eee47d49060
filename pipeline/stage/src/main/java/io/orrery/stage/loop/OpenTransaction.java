package io.orrery.stage.loop;

import io.orrery.stage.DeadLetters;
import io.orrery.topics.model.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The scope of one turn. Remembers what was rejected, so that only committed rejections are counted.
final class OpenTransaction implements TransactionScope {

    private final String stage;
    private final TransactionLog log;
    private final Pace pace;
    private final List<Reason> rejected = new ArrayList<>();

    OpenTransaction(String stage, TransactionLog log, Pace pace) {
        this.stage = stage;
        this.log = log;
        this.pace = pace;
    }

    @Override
    public void emit(ProducerRecord<byte[], byte[]> record) {
        log.send(record);
        pace.keepAliveIfDue();
    }

    @Override
    public void reject(ConsumerRecord<byte[], byte[]> record, Reason reason, String detail, Map<String, String> notes) {
        emit(DeadLetters.of(stage, record, reason, detail, notes));
        rejected.add(reason);
    }

    @Override
    public void flush() {
        log.commit(Map.of());
        log.begin();
        pace.keepAliveIfDue();
    }

    @Override
    public void keepAlive() {
        pace.keepAliveIfDue();
    }

    List<Reason> rejected() {
        return rejected;
    }
}
