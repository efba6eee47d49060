package io.orrery.transform.edge;

import io.orrery.topics.model.Problem;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.Stage;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.model.StageStatus.State;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import io.orrery.transform.core.Graph;
import io.orrery.transform.core.Refusals;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a graph's status will say: rate, progress, the newest refusals, the uploads completed.
final class Progress {
    /// At most two statuses a second, but the first batch and the end of an upload are told at once.
    private static final long INTERVAL_MILLIS = 500;

    /// A graph that got nothing for so long is idle.
    private static final long IDLE_MILLIS = 2_000;

    /// Bound on completed uploads that a status names.
    private static final int MAX_COMPLETED = 20;

    private final Deque<Problem> problems = new ArrayDeque<>();
    private final Deque<String> completed = new ArrayDeque<>();
    private double share = 1;
    private String trace = "";
    private boolean working;
    private boolean urgent;
    private long rowsSincePublished;
    private long publishedMillis;
    private long lastBatchMillis;

    /// @param last what was published before, perhaps by another process
    Progress(Optional<StageStatus> last) {
        last.ifPresent(status -> {
            status.problems().stream().filter(problem -> !Clocks.isOf(problem)).forEach(problems::add);
            completed.addAll(status.detail());
            share = status.progress();
            trace = status.trace();
            working = status.state() == State.WORKING;
        });
    }

    void see(TableHeader header, int rows, Refusals refusals, long nowMillis) {
        if (publishedMillis == 0) {
            urgent = true;
        } else if (rowsSincePublished == 0 && nowMillis - publishedMillis > IDLE_MILLIS) {
            publishedMillis = nowMillis - INTERVAL_MILLIS / 2;
        }
        rowsSincePublished += rows;
        lastBatchMillis = nowMillis;
        working = true;
        trace = header.trace();
        share = header.part() == TablePart.EVENTS ? 1 : header.progress();
        for (Refusals.Refusal refusal : refusals.named()) {
            tell(refusal);
        }
    }

    /// What one cause does to row after row is told once, with the first of them.
    private void tell(Refusals.Refusal refusal) {
        boolean told = refusal.onwards()
                && problems.stream().anyMatch(known -> known.message().equals(refusal.message()));
        if (!told) {
            String position = "row " + refusal.row() + (refusal.onwards() ? " and later ones" : "");
            add(new Problem(Stage.TRANSFORM, refusal.reason(), refusal.message(), position));
        }
    }

    void completed(TableHeader header) {
        completed.remove(name(header));
        completed.addFirst(name(header));
        if (completed.size() > MAX_COMPLETED) {
            completed.removeLast();
        }
        share = 1;
        working = false;
        urgent = true;
    }

    private static String name(TableHeader header) {
        return header.part() + ":" + header.upload();
    }

    /// The newest is first; one said before moves up.
    void add(Problem problem) {
        problems.remove(problem);
        problems.addFirst(problem);
        if (problems.size() > StageStatus.MAX_PROBLEMS) {
            problems.removeLast();
        }
    }

    /// Whether there is something that no status has told yet.
    boolean hasNews() {
        return urgent || rowsSincePublished > 0;
    }

    boolean isDue(long nowMillis) {
        boolean news = rowsSincePublished > 0 || (working && nowMillis - lastBatchMillis > IDLE_MILLIS);
        return urgent || (news && nowMillis - publishedMillis >= INTERVAL_MILLIS);
    }

    /// A status that says no more than that nothing happens.
    static StageStatus idle(StageStatus last, long nowMillis) {
        return again(last, State.IDLE, last.problems(), nowMillis);
    }

    /// A status that says why nothing will happen.
    static StageStatus failed(StageStatus last, Reason reason, String message, long nowMillis) {
        List<Problem> problems = new ArrayList<>(List.of(new Problem(Stage.TRANSFORM, reason, message, "")));
        problems.addAll(last.problems());
        return again(last, State.FAILED, problems, nowMillis);
    }

    private static StageStatus again(StageStatus last, State state, List<Problem> problems, long nowMillis) {
        return new StageStatus(
                last.graph(),
                last.stage(),
                state,
                last.progress(),
                last.nodes(),
                last.edges(),
                last.rows(),
                last.rejected(),
                0,
                problems,
                last.detail(),
                nowMillis,
                last.trace(),
                last.late(),
                last.tooOld(),
                last.left());
    }

    /// The status of now; counts as published.
    StageStatus publish(Graph graph, long nowMillis) {
        if (rowsSincePublished == 0 && nowMillis - lastBatchMillis > IDLE_MILLIS) {
            working = false;
        }
        long millis = Math.max(1, nowMillis - publishedMillis);
        double rate = publishedMillis == 0 ? 0 : rowsSincePublished * 1_000.0 / millis;
        rowsSincePublished = 0;
        publishedMillis = nowMillis;
        urgent = false;
        return new StageStatus(
                graph.id(),
                Stage.TRANSFORM,
                working ? State.WORKING : State.IDLE,
                share,
                graph.nodeCount(),
                graph.edgeCount(),
                graph.rows(),
                graph.refused(),
                working ? rate : 0,
                Stream.concat(Clocks.problems(graph).stream(), problems.stream())
                        .toList(),
                List.copyOf(completed),
                nowMillis,
                trace,
                graph.late(),
                graph.tooOld(),
                graph.left());
    }
}
