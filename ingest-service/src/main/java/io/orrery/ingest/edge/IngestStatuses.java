package io.orrery.ingest.edge;

import io.orrery.topics.model.FeedCounts;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Problem;
import io.orrery.topics.model.Stage;
import io.orrery.topics.model.StageStatus;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// What ingest says about each graph: rows taken and left out, the newest problems, uploads done, rate. Begins where
/// the last process left off.
/// Thread-safe. Counts follow what was emitted, so they may run ahead of a transaction that is given up and done
/// again.
public final class IngestStatuses {
    /// Graphs remembered; beyond it the one untouched for longest is forgotten and read back from its last status
    /// when it returns.
    public static final int MAX_GRAPHS = 10_000;

    private static final int MAX_COMPLETED = 100;
    private static final int MAX_NOTES = 60;
    /// Without events for this long a feed's rate is 0.
    private static final long QUIET_MILLIS = 2_000;

    private final InstantSource clock;
    private final Function<GraphId, Optional<StageStatus>> earlier;
    private final Consumer<StageStatus> publisher;
    private final Map<GraphId, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true);

    /// @param earlier a graph's last status of this stage, from before this process
    public IngestStatuses(
            InstantSource clock, Function<GraphId, Optional<StageStatus>> earlier, Consumer<StageStatus> publisher) {
        this.clock = clock;
        this.earlier = earlier;
        this.publisher = publisher;
    }

    private static final class Tally {
        private long rows;
        private long rejected;
        private final Deque<Problem> problems = new ArrayDeque<>();
        private final Deque<String> completed = new ArrayDeque<>();
        private List<String> notes = List.of();
        private StageStatus.State state = StageStatus.State.IDLE;
        private String trace = "";
        private double perSecond;
        private long recent;
        private long recentSince;
        private long lastEvent;
    }

    /// @param name `part:upload`
    /// @param rows of this upload so far, not of the graph
    public synchronized void working(GraphId graph, String name, double progress, long rows, String trace) {
        Tally tally = tally(graph);
        tally.state = StageStatus.State.WORKING;
        tally.trace = trace;
        long shown = tally.completed.contains(name) ? tally.rows : tally.rows + rows;
        publish(graph, tally, progress, shown);
    }

    public synchronized void completed(GraphId graph, String name, long rows, long rejected, List<Problem> problems) {
        Tally tally = tally(graph);
        if (!tally.completed.contains(name)) {
            tally.rows += rows;
            tally.rejected += rejected;
            problems.forEach(problem -> add(tally, problem));
            tally.completed.addFirst(name);
            if (tally.completed.size() > MAX_COMPLETED) {
                tally.completed.removeLast();
            }
        }
        tally.state = StageStatus.State.IDLE;
        publish(graph, tally, 1, tally.rows);
    }

    /// What was decided for an upload that left it open; told until the next one says something.
    ///
    /// @param notes one sentence each; the first [#MAX_NOTES] are told
    public synchronized void noted(GraphId graph, List<String> notes) {
        Tally tally = tally(graph);
        tally.notes = notes.stream()
                .limit(MAX_NOTES)
                .map(note -> StageStatus.NOTE + note)
                .toList();
    }

    public synchronized void failed(GraphId graph, Problem problem, String trace) {
        Tally tally = tally(graph);
        add(tally, problem);
        tally.state = StageStatus.State.FAILED;
        tally.trace = trace;
        publish(graph, tally, 1, tally.rows);
    }

    /// A batch of a feed's events was handled.
    ///
    /// @param counts of the feed, this batch included
    /// @param events in this batch
    /// @param rejected of this batch
    public synchronized void events(FeedCounts counts, long events, List<Problem> rejected, String trace) {
        Tally tally = tally(counts.graph());
        long now = clock.millis();
        tally.rows = counts.taken();
        tally.rejected = counts.allRejected();
        rejected.forEach(problem -> add(tally, problem));
        tally.state = StageStatus.State.WORKING;
        tally.trace = trace;
        tally.lastEvent = now;
        tally.recentSince = tally.recentSince == 0 ? now : tally.recentSince;
        tally.recent += events;
        publish(counts.graph(), tally, 1, tally.rows);
    }

    /// To be called about once a second: turns what came in since into rates and says when a feed fell silent.
    public synchronized void tick() {
        long now = clock.millis();
        List<GraphId> changed = new ArrayList<>();
        tallies.forEach((graph, tally) -> {
            if (tally.lastEvent == 0) {
                return;
            }
            long millis = Math.max(1, now - tally.recentSince);
            tally.perSecond = tally.recent * 1_000.0 / millis;
            tally.recent = 0;
            tally.recentSince = now;
            if (now - tally.lastEvent > QUIET_MILLIS) {
                tally.perSecond = 0;
                tally.lastEvent = 0;
                tally.recentSince = 0;
                tally.state = StageStatus.State.IDLE;
            }
            changed.add(graph);
        });
        for (GraphId graph : changed) {
            Tally tally = tally(graph);
            publish(graph, tally, 1, tally.rows);
        }
    }

    private static void add(Tally tally, Problem problem) {
        tally.problems.remove(problem);
        tally.problems.addFirst(problem);
        if (tally.problems.size() > StageStatus.MAX_PROBLEMS) {
            tally.problems.removeLast();
        }
    }

    private Tally tally(GraphId graph) {
        Tally known = tallies.get(graph);
        if (known != null) {
            return known;
        }
        Tally fresh = new Tally();
        earlier.apply(graph).ifPresent(status -> {
            fresh.rows = status.rows();
            fresh.rejected = status.rejected();
            fresh.problems.addAll(status.problems());
            for (String detail : status.detail()) {
                if (!detail.startsWith(StageStatus.NOTE)) {
                    fresh.completed.add(detail);
                }
            }
            fresh.notes = status.detail().stream()
                    .filter(detail -> detail.startsWith(StageStatus.NOTE))
                    .toList();
            fresh.trace = status.trace();
        });
        tallies.put(graph, fresh);
        if (tallies.size() > MAX_GRAPHS) {
            Iterator<GraphId> oldest = tallies.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return fresh;
    }

    private void publish(GraphId graph, Tally tally, double progress, long rows) {
        publisher.accept(new StageStatus(
                graph,
                Stage.INGEST,
                tally.state,
                progress,
                0,
                0,
                rows,
                tally.rejected,
                tally.perSecond,
                List.copyOf(tally.problems),
                Stream.concat(tally.completed.stream(), tally.notes.stream()).toList(),
                clock.millis(),
                tally.trace));
    }
}
