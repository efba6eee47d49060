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

    /// Begins with those of `count` bodies that may move as targets; the rest of the last vector is padding.
    ///
    /// @return whether there are any
    boolean begin(Packed packed, float[] mobility, int from, int count) {
        targets = 0;
        for (int i = from; i < from + count; i++) {
            if (mobility[packed.slot[i]] > 0) {
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

    void add(float x, float y, float mass) {
        if (sources == LIST) {
            flush();
        }
        sx[sources] = x;
        sy[sources] = y;
        sm[sources++] = mass;
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
        Accumulate.list(tx, ty, ax, ay, targets, lanes, sx, sy, sm, sources);
        sources = 0;
    }
}
