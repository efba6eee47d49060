package io.orrery.gateway.log;

import io.orrery.gateway.http.Refusal;
import io.orrery.stage.Aside;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.read.PartitionTail;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.MappingAnswer;
import io.orrery.topics.model.MappingQuestion;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.http.HttpStatus;

/// Asks ingest how events are read, over the log, and waits for the answer. Blocks for [#LIMIT] at most; call from
/// virtual threads. Thread-safe.
public final class MappingQuestions implements AutoCloseable {
    /// How long an answer is waited for.
    static final Duration LIMIT = Duration.ofSeconds(3);

    /// Questions that wait at a time.
    private static final int MOST_OPEN = 100;

    private static final Duration LATER = Duration.ofSeconds(2);

    private final LogWriter writer;
    private final PartitionTail answers;
    private final Map<String, CompletableFuture<MappingAnswer>> open = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> started;

    /// Begins to listen for answers, without waiting for the broker.
    public MappingQuestions(KafkaSettings kafka, int partitions, LogWriter writer, Aside aside) {
        this.writer = writer;
        this.answers = new PartitionTail(kafka, "mapping-answers", List.of(Catalogue.MAPPING_ANSWERS), aside);
        answers.listen(this::hear);
        started = new CompletableFuture<>();
        Thread.ofVirtual().name("mapping-answers-start").start(() -> {
            try {
                answers.start(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
                started.complete(null);
            } catch (RuntimeException e) {
                started.completeExceptionally(e);
            }
        });
    }

    private void hear(ConsumerRecord<byte[], byte[]> entry) {
        if (entry.value() == null || entry.key() == null) {
            return;
        }
        CompletableFuture<MappingAnswer> waiting =
                open.get(RecordKey.parse(entry.key()).graph().value());
        if (waiting != null) {
            waiting.complete(Documents.mappingAnswer(entry.value()));
        }
    }

    /// @throws Refusal 503 when no ingest answers in time, or too many questions wait already
    public MappingAnswer ask(MappingQuestion question) {
        CompletableFuture<MappingAnswer> answer = new CompletableFuture<>();
        if (open.size() >= MOST_OPEN) {
            throw later("Too many questions about mappings wait for their answers, try again shortly");
        }
        open.put(question.id(), answer);
        try {
            started.copy().orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
            GraphId id = new GraphId(question.id());
            writer.write(Catalogue.MAPPING_QUESTIONS, RecordKey.of(id, "question"), Documents.encode(question));
            return answer.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof TimeoutException || e.getCause() instanceof io.orrery.stage.StageException
                    ? later("No ingest answered within " + LIMIT.toSeconds() + " seconds, try again shortly")
                    : e;
        } finally {
            open.remove(question.id());
        }
    }

    private static Refusal later(String sentence) {
        return Refusal.later(HttpStatus.SERVICE_UNAVAILABLE, sentence, LATER);
    }

    @Override
    public void close() {
        answers.close();
    }
}
