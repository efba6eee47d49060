package io.orrery.layout.force;

import io.orrery.device.Workers;

/// ForceAtlas2 on all cores. Bodies are cut into runs of fixed length and partial sums are added in their order, so the
/// result is the same on any number of threads.
public final class CpuForceEngine implements ForceEngine {
    private static final int RUN = 2_048;

    private final Workers workers;
    private final int exactBelow;
    private final Repulsion repulsion;
    private final Packed packed = new Packed();
    private double[] sums = new double[0];

    /// @param workers the cores; not closed by this engine
    public CpuForceEngine(Workers workers) {
        this(workers, Repulsion.EXACT);
    }

    CpuForceEngine(Workers workers, int exactBelow) {
        this.workers = workers;
        this.exactBelow = exactBelow;
        this.repulsion = new Repulsion(workers);
    }

    @Override
    public Motion step(Bodies bodies, Links links, ForceSettings settings, GlobalSpeed speed, double longest) {
        push(bodies, settings);
        int runs = runs(bodies);
        sums = sums.length < 2 * runs ? new double[2 * runs] : sums;
        // One job for both: a run's forces are still in the cache when their swing is summed.
        workers.run(runs, (run, worker) -> {
            Pull.apply(bodies, links, settings, run * RUN, end(bodies, run));
            Move.swing(bodies, run * RUN, end(bodies, run), sums, 2 * run);
        });
        double swinging = total(runs, 0);
        double traction = total(runs, 1);
        speed.adapt(swinging, traction, packed.count, settings.jitterTolerance());
        // The natural radius of so many bodies lets a picture that starts in one point unfold.
        double limit = longest * Math.max(packed.radius, Math.sqrt(settings.scalingRatio() * packed.count));
        double now = speed.speed();
        workers.run(
                runs,
                (run, worker) -> Move.step(bodies, settings, now, limit, run * RUN, end(bodies, run), sums, 2 * run));
        double furthest = 0;
        for (int run = 0; run < runs; run++) {
            furthest = Math.max(furthest, sums[2 * run + 1]);
        }
        return new Motion(packed.count, swinging, traction, total(runs, 0), furthest, packed.radius);
    }

    /// Only the forces of bodies that may move: `fx, fy` hold the new ones, `oldFx, oldFy` those of the call before.
    void forces(Bodies bodies, Links links, ForceSettings settings) {
        push(bodies, settings);
        workers.run(runs(bodies), (run, worker) -> Pull.apply(bodies, links, settings, run * RUN, end(bodies, run)));
    }

    private void push(Bodies bodies, ForceSettings settings) {
        repulsion.apply(bodies, packed, settings, exactBelow);
    }

    private static int runs(Bodies bodies) {
        return (bodies.size + RUN - 1) / RUN;
    }

    private static int end(Bodies bodies, int run) {
        return Math.min(bodies.size, (run + 1) * RUN);
    }

    private double total(int runs, int which) {
        double total = 0;
        for (int run = 0; run < runs; run++) {
            total += sums[2 * run + which];
        }
        return total;
    }

    @Override
    public void close() {
        // Nothing of its own: the cores belong to whoever made them.
    }
}
