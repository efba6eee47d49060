package io.orrery.stage.streams;

import io.orrery.stage.Failure;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// A record that a processor refuses steps aside; weather and broken invariants end the thread, which aborts its
/// transaction. Made by Kafka Streams from its name. What a processor wrote to its stores before it threw stays
/// written:
/// processors look before they leap.
public final class ProcessingHandler implements ProcessingExceptionHandler {

    private @Nullable Rejections rejections;

    @Override
    public void configure(Map<String, ?> configs) {
        rejections = Rejections.from(configs);
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
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
