package io.orrery.layout.force;

import io.orrery.device.Workers;

/// Builds the quadtree of an iteration on all cores: the cells near the root one by one, then each subtree below
/// them by itself. What comes out does not depend on how many threads there are.
final class Quadtree {
    /// Subtrees that are built by themselves: enough for even work on all cores.
    private static final int SUBTREES = 64;

    final Cells cells = new Cells();
    private final Cells[] subtrees = new Cells[SUBTREES + 3];

    Quadtree() {
        for (int i = 0; i < subtrees.length; i++) {
            subtrees[i] = new Cells();
        }
    }

    /// @param bodies at least one, sorted
    void build(Packed bodies, Workers workers) {
        long[] keys = bodies.keyAndSlot;
        cells.root(0, bodies.count, 0);
        if (bodies.count <= Group.SIZE) {
            cells.group(0, bodies.count);
        }
        int divided = 0;
        while (divided < cells.count && cells.count - divided < SUBTREES) {
            cells.divide(keys, divided++);
        }
        int top = divided;
        int whole = cells.count;
        workers.run(whole - top, (task, worker) -> {
            Cells tree = subtrees[task];
            tree.root(cells.first[top + task], cells.end[top + task], cells.level(top + task));
            for (int cell = 0; cell < tree.count; cell++) {
                tree.divide(keys, cell);
            }
            tree.sumUp(bodies, tree.count);
        });
        for (int task = 0; task < whole - top; task++) {
            cells.graft(top + task, subtrees[task]);
            subtrees[task].trim();
        }
        cells.sumUp(bodies, top);
    }
}
