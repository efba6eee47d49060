package io.orrery.gateway.log;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Answers by key, each for a while, as many as there is room for; the oldest make room for new ones. For one thread at
/// a time.
final class KeptAnswers {
    /// What an answer costs beside its text and its key: the objects around them.
    private static final long OBJECTS = 200;

    private final SequencedMap<String, Kept> kept = new LinkedHashMap<>();
    private final Duration memory;
    private final long room;
    private long bytes;

    private record Kept(String answer, long atMillis) {}

    /// @param room bytes of heap, about
    KeptAnswers(Duration memory, long room) {
        this.memory = memory;
        this.room = room;
    }

    /// Keeps an answer.
    ///
    /// @return how many had to be forgotten before their time, because there is no room
    int keep(String key, String answer, long atMillis) {
        Kept before = kept.remove(key);
        bytes += cost(key, answer) - (before == null ? 0 : cost(key, before.answer()));
        kept.put(key, new Kept(answer, atMillis));
        forgetOlderThan(atMillis);
        int early = 0;
        while (bytes > room) {
            forgetOldest();
            early++;
        }
        return early;
    }

    Optional<String> find(String key, long nowMillis) {
        return Optional.ofNullable(kept.get(key))
                .filter(found -> !isOver(found, nowMillis))
                .map(Kept::answer);
    }

    private void forgetOlderThan(long nowMillis) {
        while (!kept.isEmpty() && isOver(kept.firstEntry().getValue(), nowMillis)) {
            forgetOldest();
        }
    }

    private boolean isOver(Kept one, long nowMillis) {
        return nowMillis - one.atMillis() >= memory.toMillis();
    }

    private void forgetOldest() {
        Map.Entry<String, Kept> oldest = kept.pollFirstEntry();
        bytes -= cost(oldest.getKey(), oldest.getValue().answer());
    }

    private static long cost(String key, String answer) {
        return OBJECTS + key.length() + answer.length();
    }
}
