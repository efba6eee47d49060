package io.orrery.layout.force;

import java.util.Arrays;

/// Scratch of one thread: up to [#SIZE] targets, what pushes them, and the sums.
final class Group {
    static final int SIZE = 64;
    static final int LIST = 1024;
    private static final int VECTOR = 16;

    final float[] tx = new float[SIZE];
    final float[] ty = new float[SIZE];
    /// Radius of each target, where bodies have a size.
    final float[] tr = new float[SIZE];
    final float[] ax = new float[SIZE];
    final float[] ay = new float[SIZE];
    final float[] sx = new float[LIST];
    final float[] sy = new float[LIST];
    final float[] sm = new float[LIST];
    /// Where each target is among the packed bodies.
    final int[] at = new int[SIZE];
    int targets;
    private int lanes;
    private int sources;
    private boolean wide;
    /// Cells to be looked at, in the order in which they were met.
    private int[] queue = new int[LIST];

    private int[] near = new int[LIST];
    private int nears;

    /// Begins with those of the bodies `from..to` that may move as targets; the rest of the last vector is padding.
    ///
    /// @return whether there are any
    boolean begin(Packed packed, float[] mobility, int from, int to) {
        targets = 0;
        wide = packed.extent > Accumulate.WIDEST;
        for (int i = from; i < to; i++) {
            if (!packed.held || mobility[packed.slot(i)] > 0) {
                at[targets] = i;
                tx[targets] = packed.x[i];
                ty[targets] = packed.y[i];
                tr[targets++] = packed.sized ? packed.rim[i] : 0;
            }
        }
        if (targets == 0) {
            return false;
        }
        lanes = Math.min(SIZE, (targets + VECTOR - 1) / VECTOR * VECTOR);
        Arrays.fill(tx, targets, lanes, tx[0]);
        Arrays.fill(ty, targets, lanes, ty[0]);
        Arrays.fill(ax, 0, lanes, 0);
        Arrays.fill(ay, 0, lanes, 0);
        sources = 0;
        return true;
    }

    int lanes() {
        return lanes;
    }

    /// Adds the whole tree to what pushes the targets: cells that are far from the box around them as one body, the
    /// bodies of near leaves one by one.
    ///
    /// @param from where the bodies of the group begin, those that may not move too
    void addTree(Cells tree, Packed packed, int from, int to, float theta2) {
        float minX = tx[0];
        float minY = ty[0];
        float maxX = minX;
        float maxY = minY;
        for (int k = 1; k < targets; k++) {
            minX = Math.min(minX, tx[k]);
            minY = Math.min(minY, ty[k]);
            maxX = Math.max(maxX, tx[k]);
            maxY = Math.max(maxY, ty[k]);
        }
        walk(tree, from, to, (minX + maxX) / 2, (minY + maxY) / 2, (maxX - minX) / 2, (maxY - minY) / 2, theta2 / 4);
        for (int i = 0; i < nears; i++) {
            int begin = tree.first[near[i]];
            int end = tree.end[near[i]];
            while (i + 1 < nears && tree.first[near[i + 1]] == end) {
                end = tree.end[near[++i]];
            }
            addAll(packed, begin, end - begin);
        }
    }

    /// Each cell is far, a near leaf, or to be opened. Which of them nobody can guess, and a processor that goes on
    /// after a wrong guess loses as long as ten cells take. So a cell is put at the end of all three lists, and
    /// only the list that it belongs to grows: sign bits are the conditions.
    private void walk(
            Cells tree, int from, int to, float middleX, float middleY, float halfX, float halfY, float quarter) {
        float[] centreX = tree.centreX;
        float[] centreY = tree.centreY;
        float[] size2 = tree.size2;
        float[] mass = tree.mass;
        int[] first = tree.first;
        int[] end = tree.end;
        int[] child = tree.child;
        int[] children = tree.children;
        int[] open = queue;
        int[] close = near;
        int n = sources;
        int nearest = 0;
        int known = 1;
        open[0] = 0;
        for (int at = 0; at < known; at++) {
            if (n == LIST) {
                sources = n;
                flush();
                n = 0;
            }
            if (known + Cells.MOST_CHILDREN > open.length) {
                queue = Arrays.copyOf(open, 2 * known);
                near = Arrays.copyOf(close, 2 * known);
                open = queue;
                close = near;
            }
            int cell = open[at];
            float x = centreX[cell];
            float y = centreY[cell];
            float dx = Math.abs(x - middleX) - halfX;
            float dy = Math.abs(y - middleY) - halfY;
            // Twice the distance from the box, or zero inside it.
            dx += Math.abs(dx);
            dy += Math.abs(dy);
            int apart = Float.floatToRawIntBits(size2[cell] - (dx * dx + dy * dy) * quarter) >>> 31;
            int overlaps = ((first[cell] - to) & (from - end[cell])) >>> 31;
            int far = apart & ~overlaps;
            sx[n] = x;
            sy[n] = y;
            sm[n] = mass[cell];
            n += far;
            int parts = children[cell];
            close[nearest] = cell;
            nearest += ((parts - 1) >>> 31) & ~far;
            int part = child[cell];
            open[known] = part;
            open[known + 1] = part + 1;
            open[known + 2] = part + 2;
            open[known + 3] = part + 3;
            known += parts & (far - 1);
        }
        sources = n;
        nears = nearest;
    }

    /// Bodies that count one by one.
    void addAll(Packed packed, int from, int count) {
        if (packed.sized) {
            Collisions.list(this, packed, from, from + count);
            return;
        }
        int taken = 0;
        while (taken < count) {
            if (sources == LIST) {
                flush();
            }
            int chunk = Math.min(count - taken, LIST - sources);
            System.arraycopy(packed.x, from + taken, sx, sources, chunk);
            System.arraycopy(packed.y, from + taken, sy, sources, chunk);
            System.arraycopy(packed.mass, from + taken, sm, sources, chunk);
            sources += chunk;
            taken += chunk;
        }
    }

    /// Ends: `ax, ay` hold the sums of all that was added.
    void flush() {
        Accumulate.list(wide, tx, ty, ax, ay, targets, lanes, sx, sy, sm, sources);
        sources = 0;
    }
}
