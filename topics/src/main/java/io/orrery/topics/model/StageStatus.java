package io.orrery.topics.model;

import java.util.List;

/// How far one stage is with one graph. The newest wins; the gateway merges the stages into what users see.
///
/// @param progress 0..1 of the work known now; 1 when there is none left
/// @param rows rows or events handled so far
/// @param rejected rows or events refused so far
/// @param perSecond recent rate of rows or events; 0 when still
/// @param problems the newest refusals, at most [#MAX_PROBLEMS]
/// @param detail uploads handled, `part:uploadId` of the newest completed ones for INGEST and TRANSFORM; layout's
/// `moving`, `resting` or `paused`, then `name=value` words; what begins with [#NOTE] is a sentence for people
/// @param trace W3C traceparent of the newest work
/// @param late rows that came after the graph's watermark had passed their time; TRANSFORM only
/// @param tooOld relations that came later than the window is long and left no trace; TRANSFORM only
/// @param left edges that left with the window since the graph began; TRANSFORM only
public record StageStatus(
        GraphId graph,
        Stage stage,
        State state,
        double progress,
        long nodes,
        long edges,
        long rows,
        long rejected,
        double perSecond,
        List<Problem> problems,
        List<String> detail,
        long atMillis,
        String trace,
        long late,
        long tooOld,
        long left) {
    /// Bound on the refusals that a status carries; the dead-letters topic holds all.
    public static final int MAX_PROBLEMS = 20;

    /// Begins a detail that tells people what was decided for them.
    public static final String NOTE = "note: ";

    public StageStatus {
        problems = List.copyOf(problems.size() > MAX_PROBLEMS ? problems.subList(0, MAX_PROBLEMS) : problems);
        detail = List.copyOf(detail);
    }

    /// Of a stage that knows nothing of windows.
    public StageStatus(
            GraphId graph,
            Stage stage,
            State state,
            double progress,
            long nodes,
            long edges,
            long rows,
            long rejected,
            double perSecond,
            List<Problem> problems,
            List<String> detail,
            long atMillis,
            String trace) {
        this(
                graph, stage, state, progress, nodes, edges, rows, rejected, perSecond, problems, detail, atMillis,
                trace, 0, 0, 0);
    }

    /// What the stage is doing with the graph.
    public enum State {
        WORKING,
        IDLE,
        FAILED
    }
}
