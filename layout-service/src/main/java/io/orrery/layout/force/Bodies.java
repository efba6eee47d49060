package io.orrery.layout.force;

import java.util.Arrays;

/// The moving side of a layout as parallel arrays, indexed by slot: what the kernels read and write.
///
/// A slot with mass 0 is empty: no kernel reads its position. Mobility scales a body's movement and its say
/// in the global speed: 1 moves freely, 0 is held in place: it still pushes and pulls others, and its own
/// force is left as it was. Owned by one thread; engines may use more threads inside a call.
public final class Bodies {
    private static final int LARGE = 1 << 16;

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

    /// Radius in units of the picture, where nodes that have a size must not overlap; empty while no node has one.
    public float[] radius = new float[0];

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
            int capacity = grown(x.length, count);
            x = Arrays.copyOf(x, capacity);
            y = Arrays.copyOf(y, capacity);
            fx = Arrays.copyOf(fx, capacity);
            fy = Arrays.copyOf(fy, capacity);
            oldFx = Arrays.copyOf(oldFx, capacity);
            oldFy = Arrays.copyOf(oldFy, capacity);
            mass = Arrays.copyOf(mass, capacity);
            mobility = Arrays.copyOf(mobility, capacity);
            radius = radius.length == 0 ? radius : Arrays.copyOf(radius, capacity);
        }
        size = Math.max(size, count);
    }

    /// Length of an array of `length` when it must hold `wanted`: a large one grows by an eighth, because what it holds
    /// ready is memory that other graphs do not have.
    public static int grown(int length, int wanted) {
        return Math.max(wanted, length + (length < LARGE ? length >> 1 : length >> 3));
    }

    /// Gives a body a size; those that never got one have radius 0.
    public void resize(int slot, float wanted) {
        if (radius.length == 0) {
            radius = new float[x.length];
        }
        radius[slot] = wanted;
    }

    /// 0 while it has none.
    float radius(int slot) {
        return radius.length == 0 ? 0 : radius[slot];
    }

    public boolean isEmpty(int slot) {
        return mass[slot] == 0;
    }
}
