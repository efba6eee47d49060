package io.orrery.layout.force;

import io.orrery.device.Workers;
import java.util.Arrays;

/// The bodies that exist, close together in memory: in slot order, or along a Morton curve so that neighbours in the
/// picture are neighbours in the arrays. Reused from one iteration to the next.
final class Packed {
    /// Bits of each coordinate in a Morton key.
    private static final int AXIS_BITS = 16;

    private static final int RADIX_BITS = 11;
    private static final int RADIX = 1 << RADIX_BITS;
    /// Bodies in one task.
    private static final int RUN = 8_192;
    /// Fewer bodies are sorted sooner than other threads wake up.
    private static final int PARALLEL = 30_000;

    int count;
    int[] slot = new int[0];
    int[] key = new int[0];
    float[] x = new float[0];
    float[] y = new float[0];
    float[] mass = new float[0];
    /// Radius of each body, where they have a size.
    float[] rim = new float[0];
    boolean sized;
    /// Root mean square distance from the mean position.
    double radius;

    private int[] otherSlot = new int[0];
    private int[] otherKey = new int[0];
    private int[][] histogram = new int[0][];
    private double[] sums = new double[0];
    private float minX;
    private float minY;
    private float extent;

    /// Takes in the bodies in slot order.
    ///
    /// @param bySize their sizes count
    void pack(Bodies bodies, boolean bySize, Workers workers) {
        sized = bySize;
        if (slot.length < bodies.size) {
            int capacity = bodies.size + (bodies.size >> 3);
            slot = new int[capacity];
            key = new int[capacity];
            otherSlot = new int[capacity];
            otherKey = new int[capacity];
            x = new float[capacity];
            y = new float[capacity];
            mass = new float[capacity];
        }
        if (sized && rim.length < slot.length) {
            rim = new float[slot.length];
        }
        int n = 0;
        for (int i = 0; i < bodies.size; i++) {
            if (bodies.mass[i] > 0) {
                slot[n++] = i;
            }
        }
        measure(bodies, workers);
    }

    private void measure(Bodies bodies, Workers workers) {
        int runs = (bodies.size + RUN - 1) / RUN;
        sums = sums.length < 8 * runs ? new double[8 * runs] : sums;
        workers.run(
                runs,
                (run, worker) -> measure(bodies, run * RUN, Math.min(bodies.size, (run + 1) * RUN), sums, 8 * run));
        double n = 0;
        double sumX = 0;
        double sumY = 0;
        double squares = 0;
        double leastX = Double.POSITIVE_INFINITY;
        double leastY = Double.POSITIVE_INFINITY;
        double mostX = Double.NEGATIVE_INFINITY;
        double mostY = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < 8 * runs; at += 8) {
            n += sums[at];
            sumX += sums[at + 1];
            sumY += sums[at + 2];
            squares += sums[at + 3];
            leastX = Math.min(leastX, sums[at + 4]);
            leastY = Math.min(leastY, sums[at + 5]);
            mostX = Math.max(mostX, sums[at + 6]);
            mostY = Math.max(mostY, sums[at + 7]);
        }
        count = (int) n;
        n = Math.max(1, n);
        radius = Math.sqrt(Math.max(0, squares / n - (sumX / n) * (sumX / n) - (sumY / n) * (sumY / n)));
        minX = (float) leastX;
        minY = (float) leastY;
        extent = (float) Math.max(mostX - leastX, mostY - leastY);
    }

    private static void measure(Bodies bodies, int from, int to, double[] sums, int at) {
        int n = 0;
        double sumX = 0;
        double sumY = 0;
        double squares = 0;
        float leastX = Float.POSITIVE_INFINITY;
        float leastY = Float.POSITIVE_INFINITY;
        float mostX = Float.NEGATIVE_INFINITY;
        float mostY = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            if (bodies.mass[i] > 0) {
                float px = bodies.x[i];
                float py = bodies.y[i];
                n++;
                sumX += px;
                sumY += py;
                squares += (double) px * px + (double) py * py;
                leastX = Math.min(leastX, px);
                leastY = Math.min(leastY, py);
                mostX = Math.max(mostX, px);
                mostY = Math.max(mostY, py);
            }
        }
        sums[at] = n;
        sums[at + 1] = sumX;
        sums[at + 2] = sumY;
        sums[at + 3] = squares;
        sums[at + 4] = leastX;
        sums[at + 5] = leastY;
        sums[at + 6] = mostX;
        sums[at + 7] = mostY;
    }

    /// Copies positions and masses in the present order.
    void gather(Bodies bodies, Workers workers) {
        workers.run(runs(), (run, worker) -> {
            int end = Math.min(count, (run + 1) * RUN);
            for (int i = run * RUN; i < end; i++) {
                int s = slot[i];
                x[i] = bodies.x[s];
                y[i] = bodies.y[s];
                mass[i] = bodies.mass[s];
                if (sized) {
                    rim[i] = bodies.radius(s);
                }
            }
        });
    }

    /// Orders by Morton key, ties by slot: a stable radix sort of a list in slot order.
    void sort(Bodies bodies, Workers workers) {
        float scale = extent > 0 ? ((1 << AXIS_BITS) - 1) / extent : 0;
        workers.run(runs(), (run, worker) -> {
            int end = Math.min(count, (run + 1) * RUN);
            for (int i = run * RUN; i < end; i++) {
                int s = slot[i];
                int column = (int) ((bodies.x[s] - minX) * scale);
                int row = (int) ((bodies.y[s] - minY) * scale);
                key[i] = spread(column) | (spread(row) << 1);
            }
        });
        // The order is the same for any number of parts: each pass is stable.
        int parts = count < PARALLEL ? 1 : workers.count();
        if (histogram.length < parts) {
            histogram = new int[parts][RADIX];
        }
        for (int shift = 0; shift < 2 * AXIS_BITS; shift += RADIX_BITS) {
            pass(shift, parts, workers);
        }
    }

    private void pass(int shift, int parts, Workers workers) {
        workers.run(parts, (part, worker) -> tally(histogram[part], shift, bound(part, parts), bound(part + 1, parts)));
        int sum = 0;
        for (int digit = 0; digit < RADIX; digit++) {
            for (int part = 0; part < parts; part++) {
                int here = histogram[part][digit];
                histogram[part][digit] = sum;
                sum += here;
            }
        }
        workers.run(
                parts, (part, worker) -> scatter(histogram[part], shift, bound(part, parts), bound(part + 1, parts)));
        int[] swap = key;
        key = otherKey;
        otherKey = swap;
        swap = slot;
        slot = otherSlot;
        otherSlot = swap;
    }

    private void tally(int[] tally, int shift, int from, int to) {
        Arrays.fill(tally, 0);
        int[] keys = key;
        for (int i = from; i < to; i++) {
            tally[(keys[i] >>> shift) & (RADIX - 1)]++;
        }
    }

    private void scatter(int[] next, int shift, int from, int to) {
        int[] keys = key;
        int[] slots = slot;
        int[] toKeys = otherKey;
        int[] toSlots = otherSlot;
        for (int i = from; i < to; i++) {
            int k = keys[i];
            int place = next[(k >>> shift) & (RADIX - 1)]++;
            toKeys[place] = k;
            toSlots[place] = slots[i];
        }
    }

    private int bound(int part, int parts) {
        return (int) ((long) count * part / parts);
    }

    private int runs() {
        return (count + RUN - 1) / RUN;
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
