package io.orrery.layout.force;

import io.orrery.device.Workers;

/// The push between all pairs of bodies: k · mass · mass / distance, exactly for few bodies, else with far
/// groups taken as one (Barnes and Hut), walked once per group of neighbours instead of once per body.
/// Bodies that may not move push and feel nothing: what a change in a corner costs follows the corner, not
/// the picture.
final class Repulsion {
    /// Up to here all pairs are computed: about as fast as the tree, exact, and the same at every scale.
    static final int EXACT = 3_000;

    /// A cell is taken as one body when its diagonal is below this, times theta, times its distance from
    /// the group's box: at Gephi's theta of 1.2 the error is no larger than there.
    static final double THETA = 1.45 / 1.2;

    private static final int GROUPS_A_TASK = 16;
    /// Bodies in one task.
    private static final int RUN = 8_192;

    private final Workers workers;
    private final Group[] scratch;
    private final Quadtree tree = new Quadtree();

    Repulsion(Workers workers) {
        this.workers = workers;
        scratch = new Group[workers.count()];
        for (int worker = 0; worker < scratch.length; worker++) {
            scratch[worker] = new Group();
        }
    }

    /// Packs the bodies; the force of those that may move becomes their old one, and the push their new one.
    void apply(Bodies bodies, Packed packed, ForceSettings settings, int exactBelow) {
        packed.pack(bodies, settings.preventOverlap(), workers);
        turn(bodies);
        if (packed.count <= exactBelow) {
            packed.list(bodies, workers);
            all(bodies, packed, settings.scalingRatio());
        } else if (packed.count > 0) {
            packed.sort(bodies, workers);
            tree.build(packed, workers);
            float theta2 = (float) Math.pow(THETA * settings.theta(), 2);
            alongTree(bodies, packed, settings.scalingRatio(), theta2);
        }
    }

    /// In the order of memory: where a group writes it would be two more places far apart for each body.
    private void turn(Bodies bodies) {
        workers.run((bodies.size + RUN - 1) / RUN, (run, worker) -> {
            int end = Math.min(bodies.size, (run + 1) * RUN);
            for (int i = run * RUN; i < end; i++) {
                if (bodies.mass[i] > 0 && bodies.mobility[i] > 0) {
                    bodies.oldFx[i] = bodies.fx[i];
                    bodies.oldFy[i] = bodies.fy[i];
                }
            }
        });
    }

    private void all(Bodies bodies, Packed packed, double scalingRatio) {
        int groups = (packed.count + Group.SIZE - 1) / Group.SIZE;
        workers.run(groups, (task, worker) -> {
            Group group = scratch[worker];
            int from = task * Group.SIZE;
            if (group.begin(packed, bodies.mobility, from, Math.min(from + Group.SIZE, packed.count))) {
                group.addAll(packed, 0, packed.count);
                group.flush();
                write(bodies, packed, group, scalingRatio);
            }
        });
    }

    private void alongTree(Bodies bodies, Packed packed, double scalingRatio, float theta2) {
        Cells cells = tree.cells;
        int tasks = (cells.groups + GROUPS_A_TASK - 1) / GROUPS_A_TASK;
        workers.run(tasks, (task, worker) -> {
            Group group = scratch[worker];
            int end = Math.min(cells.groups, (task + 1) * GROUPS_A_TASK);
            for (int g = task * GROUPS_A_TASK; g < end; g++) {
                int from = cells.groupFirst[g];
                int to = cells.groupEnd[g];
                if (group.begin(packed, bodies.mobility, from, to)) {
                    group.addTree(cells, packed, from, to, theta2);
                    group.flush();
                    write(bodies, packed, group, scalingRatio);
                }
            }
        });
    }

    private static void write(Bodies bodies, Packed packed, Group group, double scalingRatio) {
        for (int k = 0; k < group.targets; k++) {
            int slot = packed.slot(group.at[k]);
            float strength = (float) (scalingRatio * packed.mass[group.at[k]]);
            bodies.fx[slot] = strength * group.ax[k];
            bodies.fy[slot] = strength * group.ay[k];
        }
    }
}
