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
    private static final int PARALLEL = 8_000;

    private static final int MEASURES = 9;

    int count;
    /// Slot of each body, and where they were sorted its Morton key above it.
    long[] keyAndSlot = new long[0];

    float[] x = new float[0];
    float[] y = new float[0];
    float[] mass = new float[0];
    /// Radius of each body, where they have a size.
    float[] rim = new float[0];
    boolean sized;
    /// Whether some body may not move.
    boolean held;
    /// Root mean square distance from the mean position.
    double radius;
    /// The longer side of the box around all.
    float extent;

    private long[] other = new long[0];
    private int[][] histogram = new int[0][];
    private double[] sums = new double[0];
    private float minX;
    private float minY;

    /// Makes room and measures; [#list] or [#sort] then take the bodies in.
    ///
    /// @param bySize their sizes count
    void pack(Bodies bodies, boolean bySize, Workers workers) {
        sized = bySize;
        if (x.length < bodies.size) {
            int capacity = Bodies.grown(x.length, bodies.size);
            keyAndSlot = new long[capacity];
            x = new float[capacity];
            y = new float[capacity];
            mass = new float[capacity];
        }
        if (sized && rim.length < x.length) {
            rim = new float[x.length];
        }
        measure(bodies, workers);
    }

    private void measure(Bodies bodies, Workers workers) {
        int runs = runs(bodies.size);
        sums = sums.length < MEASURES * runs ? new double[MEASURES * runs] : sums;
        workers.run(
                runs,
                (run, worker) ->
                        measure(bodies, run * RUN, Math.min(bodies.size, (run + 1) * RUN), sums, MEASURES * run));
        double n = 0;
        double fixed = 0;
        double sumX = 0;
        double sumY = 0;
        double squares = 0;
        double leastX = Double.POSITIVE_INFINITY;
        double leastY = Double.POSITIVE_INFINITY;
        double mostX = Double.NEGATIVE_INFINITY;
        double mostY = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < MEASURES * runs; at += MEASURES) {
            n += sums[at];
            sumX += sums[at + 1];
            sumY += sums[at + 2];
            squares += sums[at + 3];
            leastX = Math.min(leastX, sums[at + 4]);
            leastY = Math.min(leastY, sums[at + 5]);
            mostX = Math.max(mostX, sums[at + 6]);
            mostY = Math.max(mostY, sums[at + 7]);
            fixed += sums[at + 8];
        }
        count = (int) n;
        held = fixed > 0;
        n = Math.max(1, n);
        radius = Math.sqrt(Math.max(0, squares / n - (sumX / n) * (sumX / n) - (sumY / n) * (sumY / n)));
        minX = (float) leastX;
        minY = (float) leastY;
        extent = (float) Math.max(mostX - leastX, mostY - leastY);
    }

    private static void measure(Bodies bodies, int from, int to, double[] sums, int at) {
        int n = 0;
        int fixed = 0;
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
                fixed += bodies.mobility[i] > 0 ? 0 : 1;
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
        sums[at + 8] = fixed;
    }

    /// Takes in the bodies in slot order.
    void list(Bodies bodies, Workers workers) {
        int n = 0;
        for (int i = 0; i < bodies.size; i++) {
            if (bodies.mass[i] > 0) {
                keyAndSlot[n++] = i;
            }
        }
        gather(bodies, workers);
    }

    int slot(int body) {
        return (int) keyAndSlot[body];
    }

    private void gather(Bodies bodies, Workers workers) {
        workers.run(runs(count), (run, worker) -> gather(bodies, run * RUN, Math.min(count, (run + 1) * RUN)));
    }

    private void gather(Bodies bodies, int from, int to) {
        for (int i = from; i < to; i++) {
            int s = slot(i);
            x[i] = bodies.x[s];
            y[i] = bodies.y[s];
            mass[i] = bodies.mass[s];
            if (sized) {
                rim[i] = bodies.radius(s);
            }
        }
    }

    /// Takes in the bodies by Morton key, those of one key by slot: a stable radix sort of a list in slot order, which
    /// comes out the same for any number of parts.
    void sort(Bodies bodies, Workers workers) {
        if (other.length < keyAndSlot.length) {
            other = new long[keyAndSlot.length];
        }
        float scale = extent > 0 ? ((1 << AXIS_BITS) - 1) / extent : 0;
        workers.run(runs(bodies.size), (run, worker) -> {
            int end = Math.min(bodies.size, (run + 1) * RUN);
            keys(bodies.x, bodies.y, other, minX, minY, scale, run * RUN, end);
        });
        int parts = count < PARALLEL ? 1 : workers.count();
        if (histogram.length < parts) {
            histogram = new int[parts][RADIX];
        }
        first(bodies, parts, workers);
        for (int shift = RADIX_BITS; shift < 2 * AXIS_BITS; shift += RADIX_BITS) {
            pass(Integer.SIZE + shift, parts, workers);
        }
        gather(bodies, workers);
    }

    /// Of all slots, empty ones too: without a branch it takes a quarter of the time.
    private static void keys(float[] x, float[] y, long[] to, float minX, float minY, float scale, int begin, int end) {
        for (int i = begin; i < end; i++) {
            int key = spread((int) ((x[i] - minX) * scale)) | (spread((int) ((y[i] - minY) * scale)) << 1);
            to[i] = ((long) key << Integer.SIZE) | i;
        }
    }

    /// The pass by the lowest digit, which leaves empty slots out.
    private void first(Bodies bodies, int parts, Workers workers) {
        float[] occupied = bodies.mass;
        int size = bodies.size;
        workers.run(parts, (part, worker) -> {
            int[] tally = histogram[part];
            Arrays.fill(tally, 0);
            for (int i = bound(size, part, parts); i < bound(size, part + 1, parts); i++) {
                tally[digit(other[i], Integer.SIZE)] += occupied[i] > 0 ? 1 : 0;
            }
        });
        begins(parts);
        workers.run(parts, (part, worker) -> {
            int[] next = histogram[part];
            for (int i = bound(size, part, parts); i < bound(size, part + 1, parts); i++) {
                if (occupied[i] > 0) {
                    keyAndSlot[next[digit(other[i], Integer.SIZE)]++] = other[i];
                }
            }
        });
    }

    private void pass(int shift, int parts, Workers workers) {
        workers.run(
                parts,
                (part, worker) -> tally(
                        keyAndSlot, histogram[part], shift, bound(count, part, parts), bound(count, part + 1, parts)));
        begins(parts);
        workers.run(
                parts,
                (part, worker) -> scatter(
                        keyAndSlot,
                        other,
                        histogram[part],
                        shift,
                        bound(count, part, parts),
                        bound(count, part + 1, parts)));
        long[] swap = keyAndSlot;
        keyAndSlot = other;
        other = swap;
    }

    /// Turns how many bodies of each part have a digit into where the first of them goes.
    private void begins(int parts) {
        int sum = 0;
        for (int digit = 0; digit < RADIX; digit++) {
            for (int part = 0; part < parts; part++) {
                int here = histogram[part][digit];
                histogram[part][digit] = sum;
                sum += here;
            }
        }
    }

    private static void tally(long[] from, int[] tally, int shift, int begin, int end) {
        Arrays.fill(tally, 0);
        for (int i = begin; i < end; i++) {
            tally[digit(from[i], shift)]++;
        }
    }

    private static void scatter(long[] from, long[] to, int[] next, int shift, int begin, int end) {
        for (int i = begin; i < end; i++) {
            to[next[digit(from[i], shift)]++] = from[i];
        }
    }

    private static int digit(long keyAndSlot, int shift) {
        return (int) (keyAndSlot >>> shift) & (RADIX - 1);
    }

    private static int bound(int length, int part, int parts) {
        return (int) ((long) length * part / parts);
    }

    private static int runs(int length) {
        return (length + RUN - 1) / RUN;
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
