package io.orrery.stage.streams;

import io.orrery.stage.Failure;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.Nullable;

/// An output that cannot be written as it is (too large, not serialisable) is our own fault but for one record: the
/// input
/// that led to it steps aside. Weather ends the thread, which aborts its transaction. Made by Kafka Streams from
/// its name.
public final class ProductionHandler implements ProductionExceptionHandler {

    private @Nullable Rejections rejections;

    @Override
    public void configure(Map<String, ?> configs) {
        rejections = Rejections.from(configs);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        return answer(context, exception);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        return answer(context, exception);
    }

    private Response answer(ErrorHandlerContext context, Exception exception) {
        Rejections into = rejections;
        return switch (Failure.of(exception)) {
            case Failure.BadData bad
            when into != null ->
                Response.resume(into.reject(context, context.sourceRawKey(), context.sourceRawValue(), bad, exception));
            case Failure.BadData bad -> Response.fail();
            case Failure.Weather weather -> Response.fail();
            case Failure.BrokenInvariant broken -> Response.fail();
        };
    }
}
