package io.orrery.stage;

import io.orrery.topics.model.Reason;
import io.orrery.topics.wire.MalformedRecord;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/// Three kinds of failure, three answers: bad data steps aside into the dead letters and the stage goes on, bad
/// weather is waited out, a broken invariant stops the stage loudly.
public sealed interface Failure {

    /// One sentence for logs, health and dead letters.
    String detail();

    /// The input cannot be processed, now or ever.
    record BadData(Reason reason, String detail) implements Failure {}

    /// The world is in the way: broker away, group rebalanced, transaction timed out. Trying again later helps.
    record Weather(String detail) implements Failure {}

    /// Something that cannot happen did; going on could write wrong results.
    record BrokenInvariant(String detail) implements Failure {}

    /// Sorts any throwable into the three kinds. What a handler throws without being sorted is held to be caused
    /// by its input, so that one poisonous record cannot stop the stage for everybody; it gets the reason
    /// [Reason#INTERNAL].
    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case StageException known -> known.failure();
            case ExecutionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            case MalformedRecord malformed -> new BadData(Reason.POISON, sentence(malformed));
            case RecordTooLargeException tooLarge -> new BadData(Reason.TOO_LARGE, sentence(tooLarge));
            case SerializationException unreadable -> new BadData(Reason.POISON, sentence(unreadable));
            case AuthenticationException refused -> new BrokenInvariant(sentence(refused));
            case AuthorizationException refused -> new BrokenInvariant(sentence(refused));
            case UnsupportedVersionException old -> new BrokenInvariant(sentence(old));
            case InvalidTopicException topic -> new BrokenInvariant(sentence(topic));
            case InvalidConfigurationException configuration -> new BrokenInvariant(sentence(configuration));
            case ApiException kafka -> new Weather(sentence(kafka));
            case ConfigException configuration -> new BrokenInvariant(sentence(configuration));
            case KafkaException wrapped
            when wrapped.getCause() != null && isSorted(wrapped.getCause()) -> of(wrapped.getCause());
            case KafkaException kafka -> new Weather(sentence(kafka));
            case IOException io -> new Weather(sentence(io));
            case TimeoutException late -> new Weather(sentence(late));
            case Error error -> new BrokenInvariant(sentence(error));
            default -> new BadData(Reason.INTERNAL, sentence(thrown));
        };
    }

    /// Kafka wraps what it and we throw, several times over.
    private static boolean isSorted(Throwable cause) {
        return cause instanceof KafkaException || cause instanceof StageException || cause instanceof MalformedRecord;
    }

    private static String sentence(Throwable thrown) {
        String message = thrown.getMessage();
        String name = thrown.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : name + ": " + message;
    }
}
