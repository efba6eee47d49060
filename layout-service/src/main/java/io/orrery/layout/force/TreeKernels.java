package io.orrery.layout.force;

import io.orrery.device.compute.Definition;
import io.orrery.device.compute.Definition.Group;
import io.orrery.device.compute.KernelSource;
import io.orrery.device.compute.Operands;
import io.orrery.device.compute.Operands.Doubles;
import io.orrery.device.compute.Operands.Floats;
import io.orrery.device.compute.Operands.Ints;
import java.util.Map;

/// Definitions of the kernels in `tree.cl`, which build the cells and groups of [Quadtree] all at once: those
/// that begin at a body follow from the keys around it, and a running sum of their numbers puts the cells in
/// depth-first order. The body at which a divided cell begins marks the groups among its children.
final class TreeKernels {
    static final int MEASURES = 7;
    static final int DEEPEST = 16;

    static final KernelSource SOURCE = new KernelSource(
            TreeKernels.class,
            "tree",
            Map.of(
                    "measure", TreeKernels::measure,
                    "measured", (group, operands) -> measured(operands),
                    "morton", Definition.ofLanes(TreeKernels::morton),
                    "gather", Definition.ofLanes(TreeKernels::gather),
                    "countCells", Definition.ofLanes(TreeKernels::countCells),
                    "emitCells", Definition.ofLanes(TreeKernels::emitCells),
                    "moments", TreeKernels::moments));

    private TreeKernels() {}

    /// A set of sums: of x, y, x² + y², then the negated least and the greatest x and y.
    private static void measure(Group group, Operands o) {
        double[] set = {0, 0, 0, -Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
        int all = group.count() * group.size();
        for (int lane = 0; lane < group.size(); lane++) {
            for (int k = group.number() * group.size() + lane; k < o.number(3); k += all) {
                int slot = o.ints(0).at(k);
                double x = o.floats(1).at(slot);
                double y = o.floats(2).at(slot);
                set[0] += x;
                set[1] += y;
                set[2] += x * x + y * y;
                set[3] = Math.max(set[3], -x);
                set[4] = Math.max(set[4], -y);
                set[5] = Math.max(set[5], x);
                set[6] = Math.max(set[6], y);
            }
        }
        for (int v = 0; v < MEASURES; v++) {
            o.doubles(4).put(MEASURES * group.number() + v, set[v]);
        }
    }

    private static void measured(Operands o) {
        Doubles sets = o.doubles(0);
        double[] all = new double[MEASURES];
        for (int v = 0; v < MEASURES; v++) {
            all[v] = sets.at(v);
            for (int s = 1; s < o.number(1); s++) {
                double other = sets.at(MEASURES * s + v);
                all[v] = v < 3 ? all[v] + other : Math.max(all[v], other);
            }
        }
        int n = o.number(2);
        double radius = Math.sqrt(Math.max(0, all[2] / n - all[0] / n * (all[0] / n) - all[1] / n * (all[1] / n)));
        float extent = (float) Math.max(all[5] + all[3], all[6] + all[4]);
        Doubles scalars = o.doubles(5);
        scalars.put(DeviceState.MIN_X, -all[3]);
        scalars.put(DeviceState.MIN_Y, -all[4]);
        scalars.put(DeviceState.SCALE, extent > 0 ? 65_535f / extent : 0);
        scalars.put(DeviceState.RADIUS, radius);
        scalars.put(DeviceState.LIMIT, o.wide(3) * Math.max(radius, Math.sqrt(o.wide(4) * n)));
    }

    private static void morton(int k, Operands o) {
        if (k < o.number(3)) {
            int slot = o.ints(0).at(k);
            Doubles scalars = o.doubles(4);
            float scale = (float) scalars.at(DeviceState.SCALE);
            int column = (int) ((o.floats(1).at(slot) - (float) scalars.at(DeviceState.MIN_X)) * scale);
            int row = (int) ((o.floats(2).at(slot) - (float) scalars.at(DeviceState.MIN_Y)) * scale);
            o.ints(5).put(k, spread(column) | (spread(row) << 1));
            o.ints(6).put(k, slot);
        }
    }

    private static int spread(int number) {
        int v = Math.clamp(number, 0, 65_535);
        v = (v | (v << 8)) & 0x00FF00FF;
        v = (v | (v << 4)) & 0x0F0F0F0F;
        v = (v | (v << 2)) & 0x33333333;
        return (v | (v << 1)) & 0x55555555;
    }

    private static void gather(int k, Operands o) {
        if (k < o.number(4)) {
            int slot = o.ints(0).at(k);
            o.floats(5).put(k, o.floats(1).at(slot));
            o.floats(6).put(k, o.floats(2).at(slot));
            o.floats(7).put(k, o.floats(3).at(slot));
            if (o.number(10) != 0) {
                o.floats(9).put(k, o.floats(8).at(slot));
            }
        }
    }

    private static int prefix(int key, int level) {
        return level == 0 ? 0 : key >>> (32 - 2 * level);
    }

    /// Where the run of equal prefixes that begins at `from` ends.
    private static int runEnd(Ints keys, int from, int to, int level) {
        int end = from + 1;
        while (end < to && prefix(keys.at(end), level) == prefix(keys.at(from), level)) {
            end++;
        }
        return end;
    }

    /// The level of the first cell that begins at body `i`; -1 when none does. The cell above must hold more than
    /// `leaf` bodies; more than so many around `i` need not be looked at.
    private static int topLevel(Ints keys, int i, int n, int leaf) {
        if (i == 0) {
            return 0;
        }
        int common = 0;
        while (common < DEEPEST && prefix(keys.at(i - 1), common + 1) == prefix(keys.at(i), common + 1)) {
            common++;
        }
        if (common == DEEPEST) {
            return -1;
        }
        int begin = i;
        while (begin > 0 && i - begin < leaf && prefix(keys.at(begin - 1), common) == prefix(keys.at(i), common)) {
            begin--;
        }
        return runEnd(keys, i, Math.min(n, i + leaf + 1), common) - begin > leaf ? common + 1 : -1;
    }

    private static int descend(Ints keys, int i, int end, int level, int leaf) {
        int deep = level;
        while (end - i > leaf && deep < DEEPEST && prefix(keys.at(i), deep + 1) == prefix(keys.at(end - 1), deep + 1)) {
            deep++;
        }
        return deep;
    }

    private static void countCells(int i, Operands o) {
        Ints keys = o.ints(0);
        int n = o.number(1);
        int leaf = o.number(2);
        int groupSize = o.number(3);
        if (i >= n) {
            return;
        }
        int level = topLevel(keys, i, n, leaf);
        int count = 0;
        int targets = i == 0 && n <= groupSize ? 1 : 0;
        int end = n;
        while (level >= 0) {
            end = runEnd(keys, i, end, level);
            level = descend(keys, i, end, level, leaf);
            count++;
            boolean isLeaf = end - i <= leaf || level == DEEPEST;
            targets += groupsOf(keys, i, end, isLeaf ? DEEPEST : level, groupSize, (from, to) -> {});
            level = isLeaf ? -1 : level + 1;
        }
        o.ints(4).put(i, count);
        o.ints(5).put(i, targets);
    }

    @FunctionalInterface
    private interface Found {
        void group(int from, int to);
    }

    /// The groups among the children of a cell, or of its bodies where it has none: at level [#DEEPEST].
    private static int groupsOf(Ints keys, int from, int end, int level, int groupSize, Found found) {
        if (end - from <= groupSize) {
            return 0;
        }
        int groups = 0;
        int waiting = from;
        for (int at = from; at < end; ) {
            int next = level == DEEPEST ? Math.min(end, at + groupSize) : runEnd(keys, at, end, level + 1);
            boolean fits = next - at <= groupSize;
            if (waiting < at && (!fits || next - waiting > groupSize)) {
                found.group(waiting, at);
                groups++;
                waiting = at;
            }
            at = next;
            waiting = fits ? waiting : next;
        }
        if (waiting < end) {
            found.group(waiting, end);
            groups++;
        }
        return groups;
    }

    private static void emitCells(int i, Operands o) {
        Ints keys = o.ints(0);
        int n = o.number(1);
        int leaf = o.number(2);
        int groupSize = o.number(3);
        Ints cells = o.ints(4);
        if (i >= n || cells.at(i + 1) == cells.at(i)) {
            return;
        }
        int level = topLevel(keys, i, n, leaf);
        int cell = cells.at(i);
        int end = n;
        int[] group = {o.ints(5).at(i)};
        Found put = (from, to) -> {
            o.ints(10).put(group[0], from);
            o.ints(11).put(group[0]++, to - from);
        };
        if (i == 0 && n <= groupSize) {
            put.group(0, n);
        }
        while (level >= 0) {
            end = runEnd(keys, i, end, level);
            level = descend(keys, i, end, level, leaf);
            boolean isLeaf = end - i <= leaf || level == DEEPEST;
            o.ints(6).put(cell, i);
            o.ints(7).put(cell, end - i);
            o.ints(8).put(cell, isLeaf ? cell + 1 : cells.at(end));
            o.ints(9).put(cell, level);
            groupsOf(keys, i, end, isLeaf ? DEEPEST : level, groupSize, put);
            cell++;
            level = isLeaf ? -1 : level + 1;
        }
    }

    private static void moments(Group group, Operands o) {
        int total = o.ints(0).at(o.number(1));
        int all = group.count() * group.size();
        for (int lane = 0; lane < group.size(); lane++) {
            for (int cell = group.number() * group.size() + lane; cell < total; cell += all) {
                if (o.ints(6).at(cell) == o.number(2)) {
                    sumUp(cell, o);
                }
            }
        }
    }

    private static void sumUp(int cell, Operands o) {
        Ints skip = o.ints(5);
        boolean isLeaf = skip.at(cell) == cell + 1;
        // A leaf sums up bodies, a cell above it its children: their boxes lie four columns behind the sums.
        Floats x = o.floats(isLeaf ? 7 : 10);
        Floats y = o.floats(isLeaf ? 8 : 11);
        Floats mass = o.floats(isLeaf ? 9 : 12);
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        float leastX = Float.POSITIVE_INFINITY;
        float leastY = Float.POSITIVE_INFINITY;
        float mostX = Float.NEGATIVE_INFINITY;
        float mostY = Float.NEGATIVE_INFINITY;
        int at = isLeaf ? o.ints(3).at(cell) : cell + 1;
        int end = isLeaf ? at + o.ints(4).at(cell) : skip.at(cell);
        while (at < end) {
            double m = mass.at(at);
            sum += m;
            sumX += m * x.at(at);
            sumY += m * y.at(at);
            leastX = Math.min(leastX, o.floats(isLeaf ? 7 : 14).at(at));
            leastY = Math.min(leastY, o.floats(isLeaf ? 8 : 15).at(at));
            mostX = Math.max(mostX, o.floats(isLeaf ? 7 : 16).at(at));
            mostY = Math.max(mostY, o.floats(isLeaf ? 8 : 17).at(at));
            at = isLeaf ? at + 1 : skip.at(at);
        }
        float width = mostX - leastX;
        float height = mostY - leastY;
        float[] result = {
            (float) (sumX / sum),
            (float) (sumY / sum),
            (float) sum,
            width * width + height * height,
            leastX,
            leastY,
            mostX,
            mostY
        };
        for (int column = 0; column < result.length; column++) {
            o.floats(10 + column).put(cell, result[column]);
        }
    }
}
