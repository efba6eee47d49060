package io.orrery.ingest.door;

import io.orrery.stage.StageException;
import io.orrery.topics.model.FeedDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Feeds by `owner/name`, as the definitions on the log say. Thread-safe.
public final class FeedNames {
    private final Map<String, FeedDefinition> byKey = new ConcurrentHashMap<>();
    private final Map<String, FeedDefinition> byName = new ConcurrentHashMap<>();

    /// A definition came, changed or went.
    ///
    /// @param key of its record
    public void changed(String key, Optional<FeedDefinition> definition) {
        FeedDefinition before = definition.map(feed -> byKey.put(key, feed)).orElseGet(() -> byKey.remove(key));
        if (before != null && definition.isEmpty()) {
            byName.remove(name(before), before); // not when it was made anew under its name meanwhile
        }
        definition.ifPresent(feed -> byName.put(name(feed), feed));
    }

    /// @throws StageException (weather) while there is none
    public FeedDefinition get(String name) {
        FeedDefinition feed = byName.get(name);
        if (feed == null) {
            throw StageException.weather("there is no feed " + name + " yet", null);
        }
        return feed;
    }

    private static String name(FeedDefinition feed) {
        return feed.owner() + "/" + feed.name();
    }
}
