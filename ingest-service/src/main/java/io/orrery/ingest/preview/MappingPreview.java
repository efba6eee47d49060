package io.orrery.ingest.preview;

import io.orrery.ingest.entity.RuleException;
import io.orrery.ingest.event.EventMapping;
import io.orrery.ingest.event.EventReader.RawRecord;
import io.orrery.ingest.event.FeedReaders;
import io.orrery.ingest.event.RuledEvents;
import io.orrery.topics.model.FeedReading;
import io.orrery.topics.model.MappingAnswer.Counts;
import io.orrery.topics.model.MappingAnswer.Previewed;
import io.orrery.topics.model.MappingAnswer.Wrong;
import io.orrery.topics.model.MappingQuestion.Preview;
import io.orrery.topics.model.MappingQuestion.Sample;
import java.util.List;
import java.util.function.Function;

/// Reads events as a feed would and tells of each what it says. Total: a reading that cannot be used gives its
/// problems. Thread-safe.
public final class MappingPreview {
    private final FeedReaders readers;

    public MappingPreview(FeedReaders readers) {
        this.readers = readers;
    }

    public Previewed answer(Preview question) {
        FeedReading reading = question.reading();
        try {
            if (reading == null) {
                MappedSample mapped = new MappedSample(EventMapping.of(question.spec()));
                return told(question, mapped::told);
            }
            RuledEvents reader = readers.of(reading);
            return told(question, new RuledSample(reader)::told);
        } catch (RuleException wrong) {
            return nothing(
                    question,
                    wrong.all().stream()
                            .map(one -> new Wrong("rules", one.line(), one.column(), one.sentence()))
                            .toList());
        } catch (IllegalArgumentException wrong) {
            String field = reading == null ? "mapping" : readers.isFormat(reading.format()) ? "zone" : "format";
            return nothing(question, List.of(new Wrong(field, 0, 0, String.valueOf(wrong.getMessage()))));
        }
    }

    private static Previewed nothing(Preview question, List<Wrong> problems) {
        return new Previewed(question.id(), problems, List.of(), new Counts(0, 0, 0, 0, 0, 0));
    }

    private static Previewed told(Preview question, Function<ToldSample, ToldSample> told) {
        PreviewTally tally = new PreviewTally();
        for (Sample sample : question.events()) {
            String preamble = sample.preamble() < 0 ? "" : question.preambles().get(sample.preamble());
            RawRecord raw = new RawRecord(sample.bytes(), sample.receivedMicros(), preamble);
            tally.add(told.apply(new ToldSample(sample.line(), raw)));
        }
        return new Previewed(question.id(), List.of(), tally.shown(), tally.counts());
    }
}
