package io.orrery.layout.turn;

import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.LayoutSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes down between which change sets and commands a graph was laid out for how many iterations, so that the same
/// picture can be made again. It begins when a graph's layout begins from nothing and ends when something comes into
/// the picture that does not follow from the log alone. One thread at a time.
final class Journal {
    private final GraphId graph;
    private final String run;
    private List<LayoutSteps.Tick> ticks = new ArrayList<>();
    private int epoch;
    private long seq;
    private long command = -1;
    private int steps;
    private int number;
    private boolean open;
    /// The present place is in a tick already.
    private boolean told = true;
    private String ended = "";

    /// @param run name of this beginning, another for each
    Journal(GraphId graph, String run) {
        this.graph = graph;
        this.run = run;
    }

    /// The layout begins from nothing, with all change sets up to `seq` and all commands up to `command`.
    void begin(int newEpoch, long newSeq, long newCommand) {
        open = true;
        at(newEpoch, newSeq, newCommand);
    }

    /// All change sets and commands up to here are in the picture.
    void at(int newEpoch, long newSeq, long newCommand) {
        if (newEpoch != epoch || newSeq != seq || newCommand != command) {
            close();
            epoch = newEpoch;
            seq = newSeq;
            command = newCommand;
            told = false;
        }
    }

    /// Some more iterations.
    void steps(int more) {
        steps += more;
    }

    private void close() {
        if (open && (steps > 0 || !told)) {
            ticks.add(new LayoutSteps.Tick(epoch, seq, command, steps));
            told = true;
        }
        steps = 0;
    }

    /// What follows cannot be made again from the log.
    void end(String why) {
        if (open && ended.isEmpty()) {
            close();
            ended = why;
        }
    }

    /// Whether there is anything to write.
    boolean hasNews() {
        return open && (steps > 0 || !told || !ticks.isEmpty() || !ended.isEmpty());
    }

    /// What was not taken yet.
    Optional<LayoutSteps> take() {
        if (!hasNews()) {
            return Optional.empty();
        }
        if (ended.isEmpty()) {
            close();
        }
        LayoutSteps taken = new LayoutSteps(graph, run, number++, ticks, ended);
        ticks = new ArrayList<>();
        open = ended.isEmpty();
        return Optional.of(taken);
    }
}
