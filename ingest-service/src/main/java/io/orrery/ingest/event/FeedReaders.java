package io.orrery.ingest.event;

import io.orrery.ingest.entity.DefaultRules;
import io.orrery.ingest.entity.EntityRules;
import io.orrery.ingest.entity.RuleException;
import io.orrery.ingest.entity.RuleFile;
import io.orrery.ingest.entity.RuleReader;
import io.orrery.ingest.entity.UnknownEvents;
import io.orrery.ingest.hypergraph.GuessedRelations;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.LogFormats;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.FeedReading;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How each feed's events are understood: as its definition says. Thread-safe.
public final class FeedReaders {
    private final LogFormats formats;
    private final UnknownEvents unknown = new GuessedRelations();
    private final List<RuleFile> rules = DefaultRules.load();

    public FeedReaders(LogFormats formats) {
        this.formats = formats;
    }

    /// @throws IllegalArgumentException when the definition asks for what there is not
    public EventReader of(FeedDefinition feed) {
        FeedReading reading = feed.reading();
        if (reading == null) {
            return EventMapping.of(feed.spec());
        }
        try {
            return of(reading);
        } catch (RuleException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    /// @throws RuleException when the feed's own rules cannot be read
    /// @throws IllegalArgumentException when there is no such format or time zone
    public RuledEvents of(FeedReading reading) throws RuleException {
        List<RuleFile> own = reading.rules().isBlank() ? List.of() : List.of(RuleReader.read("rules", reading.rules()));
        EntityRules entities = new EntityRules(own, rules, Set.copyOf(reading.wanted()), unknown);
        return new RuledEvents(formats, format(reading.format()), entities, reading.preamble(), zone(reading.zone()));
    }

    /// Whether a feed may ask for it.
    public boolean isFormat(String name) {
        return name.equals(FeedReading.ANY) || formats.named(name).isPresent();
    }

    private @Nullable LogFormat format(String name) {
        if (name.equals(FeedReading.ANY)) {
            return null;
        }
        return formats.named(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no format called '" + name
                        + "'; there are auto, " + String.join(", ", formats.names())));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("there is no time zone called '" + name + "'", unknown);
        }
    }
}
