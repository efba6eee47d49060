package io.orrery.layout.force;

import java.util.Arrays;

/// The bodies that exist, close together in memory: in slot order, or along a Morton curve so that neighbours in the
/// picture are neighbours in the arrays. Reused from one iteration to the next.
final class Packed {
    /// Bits of each coordinate in a Morton key.
    private static final int AXIS_BITS = 16;

    private static final int RADIX_BITS = 11;
    private static final int RADIX = 1 << RADIX_BITS;

    int count;
    int[] slot = new int[0];
    int[] key = new int[0];
    float[] x = new float[0];
    float[] y = new float[0];
    float[] mass = new float[0];
    /// Root mean square distance from the mean position.
    double radius;

    private int[] otherSlot = new int[0];
    private int[] otherKey = new int[0];
    private float minX;
    private float minY;
    private float extent;

    /// Takes in the bodies in slot order.
    void pack(Bodies bodies) {
        if (slot.length < bodies.size) {
            int capacity = bodies.size + (bodies.size >> 2);
            slot = new int[capacity];
            key = new int[capacity];
            otherSlot = new int[capacity];
            otherKey = new int[capacity];
            x = new float[capacity];
            y = new float[capacity];
            mass = new float[capacity];
        }
        int n = 0;
        for (int i = 0; i < bodies.size; i++) {
            if (bodies.mass[i] > 0) {
                slot[n++] = i;
            }
        }
        count = n;
        measure(bodies);
    }

    private void measure(Bodies bodies) {
        double sumX = 0;
        double sumY = 0;
        double squares = 0;
        float leastX = Float.POSITIVE_INFINITY;
        float leastY = Float.POSITIVE_INFINITY;
        float mostX = Float.NEGATIVE_INFINITY;
        float mostY = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            float px = bodies.x[slot[i]];
            float py = bodies.y[slot[i]];
            sumX += px;
            sumY += py;
            squares += (double) px * px + (double) py * py;
            leastX = Math.min(leastX, px);
            leastY = Math.min(leastY, py);
            mostX = Math.max(mostX, px);
            mostY = Math.max(mostY, py);
        }
        double n = Math.max(1, count);
        radius = Math.sqrt(Math.max(0, squares / n - (sumX / n) * (sumX / n) - (sumY / n) * (sumY / n)));
        minX = leastX;
        minY = leastY;
        extent = Math.max(mostX - leastX, mostY - leastY);
    }

    /// Copies positions and masses in the present order.
    void gather(Bodies bodies) {
        for (int i = 0; i < count; i++) {
            int s = slot[i];
            x[i] = bodies.x[s];
            y[i] = bodies.y[s];
            mass[i] = bodies.mass[s];
        }
    }

    /// Orders by Morton key, ties by slot: a stable radix sort of a list in slot order.
    void sort(Bodies bodies) {
        float scale = extent > 0 ? ((1 << AXIS_BITS) - 1) / extent : 0;
        for (int i = 0; i < count; i++) {
            int s = slot[i];
            int column = (int) ((bodies.x[s] - minX) * scale);
            int row = (int) ((bodies.y[s] - minY) * scale);
            key[i] = spread(column) | (spread(row) << 1);
        }
        int[] histogram = new int[RADIX];
        for (int shift = 0; shift < 2 * AXIS_BITS; shift += RADIX_BITS) {
            pass(shift, histogram);
        }
    }

    private void pass(int shift, int[] histogram) {
        Arrays.fill(histogram, 0);
        for (int i = 0; i < count; i++) {
            histogram[(key[i] >>> shift) & (RADIX - 1)]++;
        }
        int sum = 0;
        for (int digit = 0; digit < RADIX; digit++) {
            int next = sum + histogram[digit];
            histogram[digit] = sum;
            sum = next;
        }
        for (int i = 0; i < count; i++) {
            int to = histogram[(key[i] >>> shift) & (RADIX - 1)]++;
            otherKey[to] = key[i];
            otherSlot[to] = slot[i];
        }
        int[] swap = key;
        key = otherKey;
        otherKey = swap;
        swap = slot;
        slot = otherSlot;
        otherSlot = swap;
    }

    /// Puts a zero between the bits of a 16-bit number.
    private static int spread(int number) {
        int v = number & 0xFFFF;
        v = (v | (v << 8)) & 0x00FF00FF;
        v = (v | (v << 4)) & 0x0F0F0F0F;
        v = (v | (v << 2)) & 0x33333333;
        return (v | (v << 1)) & 0x55555555;
    }
}
