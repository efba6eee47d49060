package io.orrery.gateway.feeds;

import io.orrery.gateway.http.Ids;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.log.MappingQuestions;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.FeedReading;
import io.orrery.topics.model.MappingAnswer;
import io.orrery.topics.model.MappingQuestion;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpStatus;

/// Asks how events would be read: what a sample tells, whether rules are right, which there are. Blocks; call from
/// virtual threads.
final class MappingDesk {
    /// How long the rules that are there for everybody are remembered: they change with the release only.
    private static final Duration MEMORY = Duration.ofMinutes(1);

    private final MappingQuestions questions;
    private final Clock clock;
    private final AtomicReference<Remembered> remembered =
            new AtomicReference<>(new Remembered(Long.MIN_VALUE, new MappingAnswer.Rules("", List.of(), List.of())));

    private record Remembered(long untilMillis, MappingAnswer.Rules rules) {}

    MappingDesk(MappingQuestions questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
    }

    /// @throws Refusal 503 when nobody answers
    MappingAnswer.Previewed preview(FeedPlan plan, SampleEvents sample) {
        MappingQuestion.Preview question = new MappingQuestion.Preview(
                Ids.next(), clock.millis(), plan.spec(), plan.reading(), sample.preambles(), sample.events());
        return answer(questions.ask(question), MappingAnswer.Previewed.class);
    }

    /// Refuses a plan that ingest could not follow. One that asks for nothing special needs no question.
    ///
    /// @throws Refusal 400 with line and column, 503 when nobody answers
    void check(FeedPlan plan) {
        FeedReading reading = plan.reading();
        if (reading == null || (reading.rules().isBlank() && reading.format().equals(FeedReading.ANY))) {
            return;
        }
        List<MappingAnswer.Wrong> problems = preview(plan, SampleEvents.NONE).problems();
        if (!problems.isEmpty()) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    sentence(problems.getFirst()),
                    Map.of("problems", problems.stream().map(MappingDesk::shown).toList()));
        }
    }

    static Map<String, Object> shown(MappingAnswer.Wrong problem) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("field", problem.field());
        shown.put("line", problem.line());
        shown.put("column", problem.column());
        shown.put("message", problem.message());
        return shown;
    }

    private static String sentence(MappingAnswer.Wrong problem) {
        String place = problem.line() == 0 ? "" : ", line " + problem.line() + ", column " + problem.column();
        return "Field '" + problem.field() + "'" + place + ": " + problem.message();
    }

    /// Whether ingest reads the feed's events by this definition from now on; false when it did not say so in time.
    boolean isAdopted(FeedDefinition feed) {
        try {
            MappingQuestion question = new MappingQuestion.Adopt(Ids.next(), clock.millis(), feed);
            return answer(questions.ask(question), MappingAnswer.Adopted.class).yes();
        } catch (Refusal nobodyAnswers) {
            return false;
        }
    }

    /// @throws Refusal 503 when nobody answers
    MappingAnswer.Rules rules() {
        Remembered known = remembered.get();
        if (known.untilMillis < clock.millis()) {
            MappingQuestion question = new MappingQuestion.ShowRules(Ids.next(), clock.millis());
            MappingAnswer.Rules rules = answer(questions.ask(question), MappingAnswer.Rules.class);
            known = new Remembered(clock.millis() + MEMORY.toMillis(), rules);
            remembered.set(known);
        }
        return known.rules();
    }

    private static <T extends MappingAnswer> T answer(MappingAnswer answer, Class<T> wanted) {
        if (!wanted.isInstance(answer)) {
            throw new IllegalStateException("a question for " + wanted.getSimpleName() + " was answered with "
                    + answer.getClass().getSimpleName());
        }
        return wanted.cast(answer);
    }
}
