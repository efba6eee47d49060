package io.orrery.layout.bench.peer;

import io.orrery.device.Workers;
import io.orrery.layout.bench.BenchGraph;
import io.orrery.layout.force.CpuForceEngine;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.live.LiveLayout;
import io.orrery.layout.measure.Drawing;

/// Our whole layout as the server does it: from nothing to rest, with its own start.
record OrreryWhole() implements Peer {

    @Override
    public String name() {
        return "Orrery";
    }

    @Override
    public Outcome run(Task task) {
        BenchGraph graph = task.graph();
        LiveLayout layout = graph.load(1);
        try (Workers workers = Workers.ofAllCores();
                ForceEngine engine = new CpuForceEngine(workers)) {
            long begin = System.nanoTime();
            do {
                layout.step(engine);
            } while (layout.moving());
            double seconds = (System.nanoTime() - begin) / 1e9;
            Drawing drawing = graph.drawing(layout);
            return new Outcome(drawing.x(), drawing.y(), Double.NaN, Double.NaN, Double.NaN, seconds);
        }
    }
}
