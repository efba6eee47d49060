package io.orrery.ingest.edge;

import io.orrery.ingest.entity.DefaultRules;
import io.orrery.ingest.preview.MappingPreview;
import io.orrery.stage.loop.BatchHandler;
import io.orrery.stage.loop.TransactionScope;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.FeedReading;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.MappingAnswer;
import io.orrery.topics.model.MappingQuestion;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.MalformedRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Answers what the gateway asks about how events are read.
public final class QuestionHandler implements BatchHandler {
    /// Who asked earlier than this has left.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// How long a definition may be on its way.
    private static final Duration DEFINITION_LAG = Duration.ofSeconds(2);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final MappingPreview preview;
    private final Set<String> formats;
    private final Function<GraphId, Optional<FeedDefinition>> feeds;
    private final int partitions;
    private final InstantSource clock;

    /// @param formats names of all log formats
    /// @param feeds the definition of a graph's feed, as far as known
    public QuestionHandler(
            MappingPreview preview,
            Set<String> formats,
            Function<GraphId, Optional<FeedDefinition>> feeds,
            int partitions,
            InstantSource clock) {
        this.preview = preview;
        this.formats = formats;
        this.feeds = feeds;
        this.partitions = partitions;
        this.clock = clock;
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> batch, TransactionScope scope) throws InterruptedException {
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            MappingQuestion question;
            try {
                question = Documents.mappingQuestion(record.value());
            } catch (MalformedRecord e) {
                scope.reject(record, Reason.POISON, String.valueOf(e.getMessage()));
                continue;
            }
            if (clock.millis() - question.askedMillis() < PATIENCE.toMillis() && GraphId.isValid(question.id())) {
                GraphId id = new GraphId(question.id());
                scope.emit(new ProducerRecord<>(
                        Catalogue.MAPPING_ANSWERS.name(),
                        Partitions.of(id, partitions),
                        clock.millis(),
                        RecordKey.of(id, "answer").toBytes(),
                        Documents.encode(answer(question))));
            }
        }
    }

    private MappingAnswer answer(MappingQuestion question) throws InterruptedException {
        return switch (question) {
            case MappingQuestion.Preview asked -> preview.answer(asked);
            case MappingQuestion.ShowRules asked -> rules(asked.id());
            case MappingQuestion.Adopt asked -> new MappingAnswer.Adopted(asked.id(), isAdopted(asked.feed()));
        };
    }

    private MappingAnswer.Rules rules(String id) {
        List<String> names = new ArrayList<>(List.of(FeedReading.ANY));
        names.addAll(formats);
        return new MappingAnswer.Rules(
                id,
                DefaultRules.names().stream()
                        .map(name -> new MappingAnswer.RuleText(name + ".yaml", DefaultRules.text(name)))
                        .toList(),
                names);
    }

    private boolean isAdopted(FeedDefinition feed) throws InterruptedException {
        long deadline = System.nanoTime() + DEFINITION_LAG.toNanos();
        while (!feeds.apply(feed.graph()).filter(feed::equals).isPresent()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return true;
    }
}
