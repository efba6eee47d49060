package io.orrery.stage.streams;

import io.orrery.stage.DeadLetters;
import io.orrery.stage.Failure;
import io.orrery.stage.Telemetry;
import io.orrery.topics.model.Reason;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the three handlers of Kafka Streams share: making the dead letter, counting and logging it once.
final class Rejections {

    private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);

    private final String stage;
    private final Telemetry telemetry;

    private Rejections(String stage, Telemetry telemetry) {
        this.stage = stage;
        this.telemetry = telemetry;
    }

    /// From the properties that [StreamsSettings] made.
    static Rejections from(Map<String, ?> configs) {
        Object stage = configs.get(StreamsSettings.STAGE_PROPERTY);
        Object telemetry = configs.get(StreamsSettings.TELEMETRY_PROPERTY);
        if (!(stage instanceof String name) || !(telemetry instanceof Telemetry numbers)) {
            throw new IllegalArgumentException("properties of a streams stage come from StreamsSettings.properties");
        }
        return new Rejections(name, numbers);
    }

    /// The dead letter for the record that `context` is about.
    List<ProducerRecord<byte[], byte[]>> reject(
            ErrorHandlerContext context,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Failure.BadData bad,
            Exception thrown) {
        telemetry.records("rejected", 1);
        telemetry.rejected(bad.reason(), 1);
        LOG.warn(
                "stage={} record={}-{}@{} reason={} rejected: {}",
                stage,
                context.topic(),
                context.partition(),
                context.offset(),
                bad.reason(),
                bad.detail(),
                bad.reason() == Reason.INTERNAL ? thrown : null);
        Headers headers = context.headers();
        return List.of(DeadLetters.of(
                stage,
                new DeadLetters.Source(
                        context.topic() == null ? "none" : context.topic(), context.partition(), context.offset()),
                key,
                value,
                headers == null ? new RecordHeaders() : headers,
                bad.reason(),
                bad.detail()));
    }
}
