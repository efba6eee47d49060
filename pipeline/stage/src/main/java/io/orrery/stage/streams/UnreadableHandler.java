package io.orrery.stage.streams;

import io.orrery.stage.Failure;
import io.orrery.topics.model.Reason;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/// A record that its serde cannot read steps aside; made by Kafka Streams from its name.
public final class UnreadableHandler implements DeserializationExceptionHandler {

    private @Nullable Rejections rejections;

    @Override
    public void configure(Map<String, ?> configs) {
        rejections = Rejections.from(configs);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        if (rejections == null || Failure.of(exception) instanceof Failure.BrokenInvariant) {
            return Response.fail();
        }
        Failure.BadData bad =
                new Failure.BadData(Reason.POISON, Failure.of(exception).detail());
        return Response.resume(rejections.reject(context, record.key(), record.value(), bad, exception));
    }
}
