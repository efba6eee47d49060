package io.orrery.layout.bench.peer;

import io.orrery.device.Workers;
import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.CpuForceEngine;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.GlobalSpeed;
import io.orrery.layout.force.Links;
import java.util.Arrays;

/// Our iterations from the given places, without a sketch: what is to be compared with other programs' iterations.
record OrreryIterations(int threads) implements Peer {
    private static final double LONGEST = 0.25;

    @Override
    public String name() {
        return "Orrery, " + threads + (threads == 1 ? " thread" : " threads");
    }

    @Override
    public Outcome run(Task task) {
        Bodies bodies = task.graph().bodies(task.x(), task.y());
        Links links = task.graph().links(bodies, ForceSettings.DEFAULTS);
        GlobalSpeed speed = new GlobalSpeed();
        try (Workers workers = new Workers(threads);
                ForceEngine engine = new CpuForceEngine(workers)) {
            Timer timer =
                    Timer.time(task, () -> engine.step(bodies, links, ForceSettings.DEFAULTS, speed, LONGEST));
            return timer.outcome(
                    Arrays.copyOf(bodies.x, task.graph().nodes()),
                    Arrays.copyOf(bodies.y, task.graph().nodes()));
        }
    }
}
