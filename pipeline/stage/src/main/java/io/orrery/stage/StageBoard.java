package io.orrery.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How all stages of a process are, for whoever shows it. Any thread.
public final class StageBoard {

    private final List<String> expected;
    private final Map<String, List<StageHealth>> started = new ConcurrentHashMap<>();

    /// @param expected stages that this process is to run; each counts as starting until it says something itself
    public StageBoard(List<String> expected) {
        this.expected = List.copyOf(expected);
    }

    /// From now on the stage's parts speak for it.
    public void started(String stage, List<StageHealth> parts) {
        started.put(stage, List.copyOf(parts));
    }

    /// Of this moment, in the order of the flow.
    public List<StageHealth.Report> reports() {
        List<StageHealth.Report> reports = new ArrayList<>();
        for (String stage : expected) {
            List<StageHealth> parts = started.get(stage);
            if (parts == null) {
                reports.add(new StageHealth.Report(stage, StageHealth.State.STARTING, "starting", true, false));
            } else {
                parts.forEach(part -> reports.add(part.report()));
            }
        }
        return reports;
    }
}
