package io.orrery.topics.model;

import java.util.List;

/// How the events of a feed are understood when its spec does not name their fields: what format they have and by
/// which rules they tell of entities.
///
/// @param format name of a log format; [#ANY] looks at every event
/// @param preamble lines that say how to read every event, such as the names of columns, for events that come without;
///     empty for none
/// @param zone of times that name none, as the time zone database calls it
/// @param rules a file of rules of the feed's own, read before those that are there for everybody; empty for none
/// @param wanted noisy relations to keep, as `relation` or `dataset/relation`
public record FeedReading(String format, String preamble, String zone, String rules, List<String> wanted) {
    public static final String ANY = "auto";

    public FeedReading {
        wanted = List.copyOf(wanted);
    }

    /// Any format, times in UTC, no rules but everybody's.
    public static FeedReading ofAnything() {
        return new FeedReading(ANY, "", "UTC", "", List.of());
    }
}
