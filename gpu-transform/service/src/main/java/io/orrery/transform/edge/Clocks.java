package io.orrery.transform.edge;

import io.orrery.topics.model.Problem;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.Stage;
import io.orrery.transform.core.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a graph's status says about times that could not be used as they were told.
final class Clocks {
    private Clocks() {}

    /// Nothing when all times were as they should be.
    static List<Problem> problems(Graph graph) {
        List<Problem> problems = new ArrayList<>();
        if (graph.tooOld() + graph.oldFolded() > 0) {
            problems.add(problem(String.format(
                    Locale.ROOT,
                    "%,d relations came later than the window is long: %,d of them are counted on edges that are still "
                            + "there, %,d left no trace",
                    graph.tooOld() + graph.oldFolded(),
                    graph.oldFolded(),
                    graph.tooOld())));
        }
        if (graph.ahead() > 0) {
            problems.add(problem(String.format(
                    Locale.ROOT,
                    "%,d events say that they happen more than a minute after they came in; a clock is wrong, so they "
                            + "are taken as happening when the others do",
                    graph.ahead())));
        }
        return problems;
    }

    private static Problem problem(String sentence) {
        return new Problem(Stage.TRANSFORM, Reason.BAD_TIME, sentence, "");
    }

    /// Whether it was said before with older figures.
    static boolean isOf(Problem problem) {
        return problem.reason() == Reason.BAD_TIME;
    }
}
