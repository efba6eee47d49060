package io.orrery.layout.force;

import io.orrery.device.Workers;
import java.util.Arrays;

/// A quadtree over bodies in Morton order, as arrays in depth-first order: the first child of cell `c` is `c + 1`,
/// `skip[c]` is the cell after its last descendant. A walk needs no stack and is the same on every device.
final class Quadtree {
    /// A cell with at most this many bodies is not divided.
    static final int LEAF = 48;

    private static final int DEEPEST = 16;
    private static final int CELLS_A_TASK = 256;

    int cells;
    float[] centreX = new float[64];
    float[] centreY = new float[64];
    float[] mass = new float[64];
    /// Squared diagonal of the box around the cell's bodies.
    float[] size2 = new float[64];
    int[] first = new int[64];
    int[] count = new int[64];
    int[] skip = new int[64];

    /// Runs of at most [Group#SIZE] bodies, each inside one leaf: what is evaluated together.
    int groups;

    int[] groupFirst = new int[64];
    int[] groupCount = new int[64];

    private float[] minX = new float[64];
    private float[] minY = new float[64];
    private float[] maxX = new float[64];
    private float[] maxY = new float[64];

    /// Divides first, then sums up: the leaves on all cores, the cells above them from the last to the first.
    void build(Packed bodies, Workers workers) {
        cells = 0;
        groups = 0;
        if (bodies.count > 0) {
            build(bodies, 0, bodies.count, 0);
        }
        workers.run((cells + CELLS_A_TASK - 1) / CELLS_A_TASK, (task, worker) -> {
            int end = Math.min(cells, (task + 1) * CELLS_A_TASK);
            for (int cell = task * CELLS_A_TASK; cell < end; cell++) {
                if (isLeaf(cell)) {
                    fill(bodies, cell);
                }
            }
        });
        for (int cell = cells - 1; cell >= 0; cell--) {
            if (!isLeaf(cell)) {
                merge(cell);
            }
        }
    }

    boolean isLeaf(int cell) {
        return skip[cell] == cell + 1;
    }

    private void build(Packed bodies, int from, int length, int level) {
        int depth = level;
        // Levels at which all bodies fall into one quarter get no cell of their own.
        while (length > LEAF
                && depth < DEEPEST
                && digit(bodies, from, depth) == digit(bodies, from + length - 1, depth)) {
            depth++;
        }
        int cell = open(from, length);
        if (length <= LEAF || depth == DEEPEST) {
            split(from, length);
        } else {
            int end = from + length;
            int at = from;
            while (at < end) {
                int next = upper(bodies, at, end, depth);
                build(bodies, at, next - at, depth + 1);
                at = next;
            }
        }
        skip[cell] = cells;
    }

    private static int digit(Packed bodies, int body, int level) {
        return (bodies.key[body] >>> (30 - 2 * level)) & 3;
    }

    /// First body in `from..to` whose digit differs from that of `from`.
    private static int upper(Packed bodies, int from, int to, int level) {
        int wanted = digit(bodies, from, level);
        int low = from + 1;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (digit(bodies, middle, level) == wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int open(int from, int length) {
        if (cells == first.length) {
            grow();
        }
        first[cells] = from;
        count[cells] = length;
        return cells++;
    }

    private void fill(Packed bodies, int cell) {
        int from = first[cell];
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        float leastX = bodies.x[from];
        float leastY = bodies.y[from];
        float mostX = leastX;
        float mostY = leastY;
        for (int i = from; i < from + count[cell]; i++) {
            float px = bodies.x[i];
            float py = bodies.y[i];
            double m = bodies.mass[i];
            sum += m;
            sumX += m * px;
            sumY += m * py;
            leastX = Math.min(leastX, px);
            leastY = Math.min(leastY, py);
            mostX = Math.max(mostX, px);
            mostY = Math.max(mostY, py);
        }
        close(cell, sum, sumX, sumY, leastX, leastY, mostX, mostY);
    }

    private void merge(int cell) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        float leastX = Float.POSITIVE_INFINITY;
        float leastY = Float.POSITIVE_INFINITY;
        float mostX = Float.NEGATIVE_INFINITY;
        float mostY = Float.NEGATIVE_INFINITY;
        for (int child = cell + 1; child < skip[cell]; child = skip[child]) {
            double m = mass[child];
            sum += m;
            sumX += m * centreX[child];
            sumY += m * centreY[child];
            leastX = Math.min(leastX, minX[child]);
            leastY = Math.min(leastY, minY[child]);
            mostX = Math.max(mostX, maxX[child]);
            mostY = Math.max(mostY, maxY[child]);
        }
        close(cell, sum, sumX, sumY, leastX, leastY, mostX, mostY);
    }

    private void close(
            int cell, double sum, double sumX, double sumY, float leastX, float leastY, float mostX, float mostY) {
        mass[cell] = (float) sum;
        centreX[cell] = (float) (sumX / sum);
        centreY[cell] = (float) (sumY / sum);
        minX[cell] = leastX;
        minY[cell] = leastY;
        maxX[cell] = mostX;
        maxY[cell] = mostY;
        float width = mostX - leastX;
        float height = mostY - leastY;
        size2[cell] = width * width + height * height;
    }

    /// Cuts a leaf into groups; more than one only where many bodies share a place.
    private void split(int from, int length) {
        for (int at = from; at < from + length; at += Group.SIZE) {
            if (groups == groupFirst.length) {
                groupFirst = Arrays.copyOf(groupFirst, 2 * groups);
                groupCount = Arrays.copyOf(groupCount, 2 * groups);
            }
            groupFirst[groups] = at;
            groupCount[groups++] = Math.min(Group.SIZE, from + length - at);
        }
    }

    private void grow() {
        int capacity = 2 * cells;
        centreX = Arrays.copyOf(centreX, capacity);
        centreY = Arrays.copyOf(centreY, capacity);
        mass = Arrays.copyOf(mass, capacity);
        size2 = Arrays.copyOf(size2, capacity);
        first = Arrays.copyOf(first, capacity);
        count = Arrays.copyOf(count, capacity);
        skip = Arrays.copyOf(skip, capacity);
        minX = Arrays.copyOf(minX, capacity);
        minY = Arrays.copyOf(minY, capacity);
        maxX = Arrays.copyOf(maxX, capacity);
        maxY = Arrays.copyOf(maxY, capacity);
    }
}
