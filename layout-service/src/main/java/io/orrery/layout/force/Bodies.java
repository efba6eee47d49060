package io.orrery.layout.force;

import java.util.Arrays;

/// The moving side of a layout as parallel arrays, indexed by slot: what the kernels read and write.
///
/// A slot with mass 0 is empty: no kernel reads its position. Mobility scales a body's movement and its say in the
/// global speed: 1 moves freely, 0 is held in place (it still pushes and pulls others). Owned by one thread;
/// engines may use more threads inside a call.
public final class Bodies {
    /// Slots in use are below this; some of them may be empty.
    public int size;

    public float[] x;
    public float[] y;
    /// Force of the last iteration; NaN in a body that has had none, which keeps it out of the swing of its first one.
    public float[] fx;

    public float[] fy;
    /// Force of the iteration before.
    public float[] oldFx;

    public float[] oldFy;
    /// 1 + degree; 0 marks an empty slot.
    public float[] mass;

    public float[] mobility;

    public Bodies(int capacity) {
        x = new float[capacity];
        y = new float[capacity];
        fx = new float[capacity];
        fy = new float[capacity];
        oldFx = new float[capacity];
        oldFy = new float[capacity];
        mass = new float[capacity];
        mobility = new float[capacity];
    }

    /// Makes room for slots below `count`; new ones are empty. Arrays may be replaced.
    public void ensure(int count) {
        if (count > x.length) {
            int capacity = Math.max(count, x.length + (x.length >> 1));
            x = Arrays.copyOf(x, capacity);
            y = Arrays.copyOf(y, capacity);
            fx = Arrays.copyOf(fx, capacity);
            fy = Arrays.copyOf(fy, capacity);
            oldFx = Arrays.copyOf(oldFx, capacity);
            oldFy = Arrays.copyOf(oldFy, capacity);
            mass = Arrays.copyOf(mass, capacity);
            mobility = Arrays.copyOf(mobility, capacity);
        }
        size = Math.max(size, count);
    }

    public boolean isEmpty(int slot) {
        return mass[slot] == 0;
    }

    /// Forces of the last iteration become the old ones; the arrays for the new ones hold leftovers.
    void turnForces() {
        float[] swap = oldFx;
        oldFx = fx;
        fx = swap;
        swap = oldFy;
        oldFy = fy;
        fy = swap;
    }
}
