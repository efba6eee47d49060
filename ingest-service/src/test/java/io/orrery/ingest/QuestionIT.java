package io.orrery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.table.Limits;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.FeedReading;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.MappingAnswer;
import io.orrery.topics.model.MappingQuestion;
import io.orrery.topics.model.Observations;
import io.orrery.topics.wire.Documents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions about how events are read, over a real broker.
class QuestionIT {
    private static final String LINE =
            "Nov 22 13:43:24 web1 sshd[1]: Failed password for root from 198.51.100.7 port 4022 ssh2";

    private final IngestHarness harness = new IngestHarness();

    @TempDir
    Path scratch;

    @Test
    void eachIsAnsweredUnderItsOwnNameAndWhatIsTooOldOrNoQuestionHoldsNothingUp() throws Exception {
        GraphId old = IngestHarness.graph("old");
        GraphId broken = IngestHarness.graph("broken");
        GraphId tried = IngestHarness.graph("tried");
        GraphId shown = IngestHarness.graph("shown");
        GraphId adopted = IngestHarness.graph("adopted");
        GraphId foreign = IngestHarness.graph("foreign");
        FeedDefinition feed = feed(IngestHarness.graph("feed"), FeedReading.ofAnything());
        FeedReading other = new FeedReading("syslog", "", "UTC", "", List.of());
        try (IngestApplication ingest = harness.start(scratch, Limits.DEFAULT)) {
            // From a clock that is fast, so that a slow machine makes no question old.
            long now = System.currentTimeMillis() + 60_000;
            harness.send(Catalogue.FEEDS.name(), feed.graph(), "definition", Documents.encode(feed));
            ask(old, new MappingQuestion.ShowRules(old.value(), now - 120_000));
            harness.send(Catalogue.MAPPING_QUESTIONS.name(), broken, "question", new byte[] {7});
            ask(tried, preview(tried, now));
            ask(shown, new MappingQuestion.ShowRules(shown.value(), now));
            ask(adopted, new MappingQuestion.Adopt(adopted.value(), now, feed));
            ask(foreign, new MappingQuestion.Adopt(foreign.value(), now, feed(feed.graph(), other)));

            MappingAnswer.Previewed previewed = (MappingAnswer.Previewed) answer(tried);
            assertThat(previewed.id()).isEqualTo(tried.value());
            assertThat(previewed.counts()).isEqualTo(new MappingAnswer.Counts(1, 1, 0, 0, 3, 2));
            assertThat(previewed.events().getFirst().fields()).containsEntry("source.ip", "198.51.100.7");
            MappingAnswer.Rules rules = (MappingAnswer.Rules) answer(shown);
            assertThat(rules.files()).extracting(MappingAnswer.RuleText::name).contains("zeek.yaml", "any.yaml");
            assertThat(rules.formats()).startsWith("auto").contains("zeek-tsv");
            assertThat(((MappingAnswer.Adopted) answer(adopted)).yes()).isTrue();
            assertThat(((MappingAnswer.Adopted) answer(foreign)).yes()).isFalse();
            assertThat(harness.awaitDeadLetters(broken, 1)).hasSize(1);
            assertThat(harness.await(Catalogue.MAPPING_ANSWERS.name(), old, all -> true))
                    .isEmpty();
            assertThat(ingest.health()).hasSize(3);
        }
    }

    private static FeedDefinition feed(GraphId graph, FeedReading reading) {
        return new FeedDefinition(graph, "feed", "admin", Observations.spec(0), reading, 1);
    }

    private static MappingQuestion.Preview preview(GraphId id, long now) {
        MappingQuestion.Sample sample =
                new MappingQuestion.Sample(1, LINE.getBytes(StandardCharsets.UTF_8), -1, now * 1_000);
        return new MappingQuestion.Preview(
                id.value(), now, Observations.spec(0), FeedReading.ofAnything(), List.of(), List.of(sample));
    }

    private void ask(GraphId id, MappingQuestion question) {
        harness.send(Catalogue.MAPPING_QUESTIONS.name(), id, "question", Documents.encode(question));
    }

    private MappingAnswer answer(GraphId id) {
        return Documents.mappingAnswer(harness.await(Catalogue.MAPPING_ANSWERS.name(), id, all -> !all.isEmpty())
                .getFirst()
                .value());
    }
}
