package io.orrery.gateway.graphs;

import io.orrery.gateway.viewing.GraphSummary;
import io.orrery.topics.model.Layout;
import io.orrery.topics.model.OrderBy;
import io.orrery.topics.model.Problem;
import io.orrery.topics.model.Stage;
import io.orrery.topics.model.StageStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Merges what PostgreSQL knows of a graph with what the stages say into the one state that people see. Pure.
final class SummaryRules {
    /// A rate that nobody has confirmed for so long is over.
    private static final long RATE_MILLIS = 10_000;

    private static final String WAITING = "waiting";
    private static final String INGESTING = "ingesting";
    private static final String LAYING_OUT = "laying-out";
    private static final String READY = "ready";
    private static final String FAILED = "failed";

    private SummaryRules() {}

    /// @param uploads `part:upload` of what was committed for the graph
    static GraphSummary merge(GraphRow row, List<String> uploads, Map<Stage, StageStatus> statuses, long nowMillis) {
        StageStatus ingest = statuses.get(Stage.INGEST);
        StageStatus transform = statuses.get(Stage.TRANSFORM);
        StageStatus layout = statuses.get(Stage.LAYOUT);
        String motion = motion(layout);
        String state = state(row, uploads, statuses, motion);
        return new GraphSummary(
                row.id(),
                row.name(),
                row.kind(),
                state,
                transform == null ? 0 : transform.nodes(),
                transform == null ? 0 : transform.edges(),
                progress(row, state, ingest, transform),
                row.feed() == null ? 0 : rate(ingest, nowMillis),
                ingest == null ? 0 : ingest.rows(),
                (ingest == null ? 0 : ingest.rejected()) + (transform == null ? 0 : transform.rejected()),
                problems(statuses),
                row.createdAt().toString(),
                newest(row, statuses).toString(),
                row.feed(),
                motion,
                new GraphSummary.Arrangement(
                        LayoutWords.said(layout, "layout", Layout.FORCE.word()),
                        LayoutWords.said(layout, "by", OrderBy.NONE.word())),
                LayoutWords.settings(layout),
                notes(ingest),
                LayoutWords.said(layout, "tidier", "0").equals("1"));
    }

    private static String state(GraphRow row, List<String> uploads, Map<Stage, StageStatus> statuses, String motion) {
        if (statuses.values().stream().anyMatch(status -> status.state() == StageStatus.State.FAILED)) {
            return FAILED;
        }
        StageStatus transform = statuses.get(Stage.TRANSFORM);
        boolean placed = statuses.containsKey(Stage.LAYOUT);
        if (row.feed() != null) {
            boolean empty = transform == null || transform.nodes() == 0;
            return empty ? WAITING : placed ? READY : LAYING_OUT;
        }
        if (uploads.isEmpty() && statuses.isEmpty()) {
            return WAITING;
        }
        // A graph without edges is not finished: their table is still to come.
        boolean edgesArrived = uploads.stream().anyMatch(upload -> upload.startsWith("edges:"));
        if (transform == null || !edgesArrived || !isDone(transform, uploads)) {
            return INGESTING;
        }
        return placed && !motion.equals("moving") ? READY : LAYING_OUT;
    }

    /// Whether the transform has applied everything that was committed. Its list is bounded, so a stage
    /// that is idle and lists the newest has long done the older ones.
    private static boolean isDone(StageStatus transform, List<String> uploads) {
        if (transform.state() == StageStatus.State.WORKING) {
            return false;
        }
        String newest = uploads.getFirst();
        String id = newest.substring(newest.indexOf(':'));
        return transform.detail().stream().anyMatch(done -> done.endsWith(id));
    }

    private static double progress(
            GraphRow row, String state, @Nullable StageStatus ingest, @Nullable StageStatus transform) {
        return switch (state) {
            case WAITING -> row.feed() == null ? 0 : 1;
            case INGESTING ->
                (ingest == null ? 0 : ingest.progress()) / 2 + (transform == null ? 0 : transform.progress()) / 2;
            default -> 1;
        };
    }

    private static double rate(@Nullable StageStatus ingest, long nowMillis) {
        return ingest == null || nowMillis - ingest.atMillis() > RATE_MILLIS ? 0 : ingest.perSecond();
    }

    private static String motion(@Nullable StageStatus layout) {
        List<String> detail = layout == null ? List.of() : layout.detail();
        return detail.isEmpty() ? (layout == null ? "resting" : "moving") : detail.getFirst();
    }

    private static List<GraphSummary.Problem> problems(Map<Stage, StageStatus> statuses) {
        List<GraphSummary.Problem> problems = new ArrayList<>();
        for (StageStatus status : statuses.values()) {
            for (Problem problem : status.problems()) {
                if (problems.size() < StageStatus.MAX_PROBLEMS) {
                    problems.add(new GraphSummary.Problem(
                            word(problem.stage()),
                            word(problem.reason()),
                            problem.message(),
                            problem.position().isEmpty() ? null : problem.position()));
                }
            }
        }
        return problems;
    }

    private static List<String> notes(@Nullable StageStatus ingest) {
        return ingest == null
                ? List.of()
                : ingest.detail().stream()
                        .filter(detail -> detail.startsWith(StageStatus.NOTE))
                        .map(detail -> detail.substring(StageStatus.NOTE.length()))
                        .toList();
    }

    private static Instant newest(GraphRow row, Map<Stage, StageStatus> statuses) {
        long millis = statuses.values().stream()
                .mapToLong(StageStatus::atMillis)
                .max()
                .orElse(0);
        Instant said = Instant.ofEpochMilli(millis);
        return said.isAfter(row.updatedAt()) ? said : row.updatedAt();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
