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
    /// the group's box: at Gephi's theta of 1.2 the error is the same as there.
    static final double THETA = 1.45 / 1.2;

    private static final int GROUPS_A_TASK = 32;

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
        double scalingRatio = settings.scalingRatio();
        float theta2 = (float) Math.pow(THETA * settings.theta(), 2);
        packed.pack(bodies, settings.preventOverlap(), workers);
        if (packed.count <= exactBelow) {
            packed.gather(bodies, workers);
            int groups = (packed.count + Group.SIZE - 1) / Group.SIZE;
            workers.run(groups, (task, worker) -> {
                Group group = scratch[worker];
                int from = task * Group.SIZE;
                int count = Math.min(Group.SIZE, packed.count - from);
                if (group.begin(packed, bodies.mobility, from, count)) {
                    group.addAll(packed, 0, packed.count);
                    group.flush();
                    write(bodies, packed, group, scalingRatio);
                }
            });
            return;
        }
        packed.sort(bodies, workers);
        packed.gather(bodies, workers);
        tree.build(packed, workers);
        int tasks = (tree.groups + GROUPS_A_TASK - 1) / GROUPS_A_TASK;
        workers.run(tasks, (task, worker) -> {
            int end = Math.min(tree.groups, (task + 1) * GROUPS_A_TASK);
            for (int g = task * GROUPS_A_TASK; g < end; g++) {
                int from = tree.groupFirst[g];
                int count = tree.groupCount[g];
                Group group = scratch[worker];
                if (group.begin(packed, bodies.mobility, from, count)) {
                    walk(packed, group, from, theta2);
                    group.flush();
                    write(bodies, packed, group, scalingRatio);
                }
            }
        });
    }

    private void walk(Packed packed, Group group, int from, float theta2) {
        float minX = group.tx[0];
        float minY = group.ty[0];
        float maxX = minX;
        float maxY = minY;
        for (int k = 1; k < group.targets; k++) {
            minX = Math.min(minX, group.tx[k]);
            minY = Math.min(minY, group.ty[k]);
            maxX = Math.max(maxX, group.tx[k]);
            maxY = Math.max(maxY, group.ty[k]);
        }
        float middleX = (minX + maxX) / 2;
        float middleY = (minY + maxY) / 2;
        float halfX = (maxX - minX) / 2;
        float halfY = (maxY - minY) / 2;
        int cell = 0;
        while (cell < tree.cells) {
            float dx = Math.max(0, Math.abs(tree.centreX[cell] - middleX) - halfX);
            float dy = Math.max(0, Math.abs(tree.centreY[cell] - middleY) - halfY);
            int first = tree.first[cell];
            boolean contains = from >= first && from < first + tree.count[cell];
            if (!contains && (dx * dx + dy * dy) * theta2 > tree.size2[cell]) {
                group.add(tree.centreX[cell], tree.centreY[cell], tree.mass[cell]);
                cell = tree.skip[cell];
            } else if (tree.isLeaf(cell)) {
                group.addAll(packed, first, tree.count[cell]);
                cell = tree.skip[cell];
            } else {
                cell++;
            }
        }
    }

    private static void write(Bodies bodies, Packed packed, Group group, double scalingRatio) {
        for (int k = 0; k < group.targets; k++) {
            int slot = packed.slot[group.at[k]];
            float strength = (float) (scalingRatio * packed.mass[group.at[k]]);
            bodies.oldFx[slot] = bodies.fx[slot];
            bodies.oldFy[slot] = bodies.fy[slot];
            bodies.fx[slot] = strength * group.ax[k];
            bodies.fy[slot] = strength * group.ay[k];
        }
    }
}
