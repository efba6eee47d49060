package io.orrery.gateway.feeds;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.events.DoorMeters;
import io.orrery.gateway.viewing.StageStatuses;
import io.orrery.topics.model.FeedCounts;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Stage;
import io.orrery.topics.model.StageStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How a feed fares: what ingest has counted, what the graph has taken of it, and what doors had to drop. Blocks.
final class FeedHealth {
    /// A rate that nobody has confirmed for so long is over.
    private static final long RATE_MILLIS = 10_000;

    private final FeedCountsBook book;
    private final FeedLag lag;
    private final StageStatuses statuses;
    private final DoorMeters meters;
    private final Clock clock;

    FeedHealth(FeedCountsBook book, FeedLag lag, StageStatuses statuses, DoorMeters meters, Clock clock) {
        this.book = book;
        this.lag = lag;
        this.statuses = statuses;
        this.meters = meters;
        this.clock = clock;
    }

    /// @throws io.orrery.stage.StageException (weather) when the broker does not answer in time
    Map<String, Object> of(Account owner, FeedRow feed) {
        GraphId graph = new GraphId(feed.graphId());
        Map<Stage, StageStatus> said = statuses.of(feed.graphId());
        StageStatus transform = said.get(Stage.TRANSFORM);
        // The counts are read last: they only grow, so nothing is missing in them that the others know of.
        FeedCounts counts = book.of(graph);
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("received", counts.received());
        health.put("taken", counts.taken());
        health.put("partly", counts.partly());
        health.put("filtered", counted(counts.filtered(), "rule"));
        health.put("rejected", counted(counts.rejected(), "reason"));
        health.put("refusedRows", transform == null ? 0 : transform.rejected());
        health.put("replayed", counts.replayed());
        health.put("perSecond", perSecond(said.get(Stage.INGEST)));
        health.put("lag", lag.of(graph, counts, transform));
        health.put("lastEventAt", time(counts.lastEventMicros()));
        health.put("lastReceivedAt", time(counts.lastReceivedMicros()));
        health.put("doors", doors(meters.dropped(owner.name(), feed.name()), counts));
        health.put("late", transform == null ? 0 : transform.late());
        health.put("tooOld", transform == null ? 0 : transform.tooOld());
        health.put("left", transform == null ? 0 : transform.left());
        return health;
    }

    private double perSecond(@Nullable StageStatus ingest) {
        return ingest == null || clock.millis() - ingest.atMillis() > RATE_MILLIS ? 0 : ingest.perSecond();
    }

    private static List<Map<String, Object>> counted(Map<?, Long> counts, String name) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(one -> {
                    Map<String, Object> told = new LinkedHashMap<>();
                    told.put(name, one.getKey().toString());
                    told.put("count", one.getValue());
                    return told;
                })
                .toList();
    }

    /// Drops are counted by this process only, since it started: what was dropped is nowhere.
    private static List<Map<String, Object>> doors(Map<String, Long> dropped, FeedCounts counts) {
        SortedSet<String> names = new TreeSet<>(counts.doors().keySet());
        names.addAll(dropped.keySet());
        List<Map<String, Object>> doors = new ArrayList<>();
        for (String name : names) {
            FeedCounts.Door door = counts.doors().getOrDefault(name, new FeedCounts.Door(0, 0));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("door", name.isEmpty() ? "unknown" : name);
            one.put("accepted", door.events());
            one.put("dropped", dropped.getOrDefault(name, 0L));
            one.put("lastAt", time(door.lastMicros()));
            doors.add(one);
        }
        return doors;
    }

    private static @Nullable String time(long micros) {
        return micros == 0
                ? null
                : Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
