package io.orrery.layout.force;

import java.util.Arrays;

/// Cells of a quadtree over bodies in Morton order, as arrays: the children of a cell are neighbours, and lie behind
/// it.
final class Cells {
    /// A cell with at most this many bodies is not divided.
    static final int LEAF = 48;

    static final int MOST_CHILDREN = 4;

    private static final int DEEPEST = 16;
    private static final int KEY_BITS = 32;

    int count;
    float[] centreX = new float[64];
    float[] centreY = new float[64];
    float[] mass = new float[64];
    /// Squared diagonal of the box around the cell's bodies.
    float[] size2 = new float[64];
    /// The cell's bodies are those from here to before `end`.
    int[] first = new int[64];

    int[] end = new int[64];
    /// First of its children.
    int[] child = new int[64];
    /// How many children it has; 0 in a leaf.
    int[] children = new int[64];

    /// Runs of at most [Group#SIZE] bodies: what is evaluated together. Cells of one parent that are neighbours
    /// share one where they fit, so that few places in a register stay empty.
    int groups;

    int[] groupFirst = new int[64];
    int[] groupEnd = new int[64];

    private byte[] level = new byte[64];
    private float[] minX = new float[64];
    private float[] minY = new float[64];
    private float[] maxX = new float[64];
    private float[] maxY = new float[64];

    /// Begins with one cell.
    void root(int from, int to, int depth) {
        count = 0;
        groups = 0;
        open(from, to, depth);
    }

    int level(int cell) {
        return level[cell];
    }

    private void open(int from, int to, int depth) {
        if (count == first.length) {
            resize(Bodies.grown(count, count + 1));
        }
        first[count] = from;
        end[count] = to;
        child[count] = 0;
        children[count] = 0;
        level[count++] = (byte) depth;
    }

    /// Opens the cell's children unless it is a leaf, and marks the groups among them.
    void divide(long[] keys, int cell) {
        int from = first[cell];
        int to = end[cell];
        int depth = level[cell];
        // Levels at which all bodies fall into one quarter get no cell of their own.
        while (to - from > LEAF && depth < DEEPEST && digits(keys[from], depth) == digits(keys[to - 1], depth)) {
            depth++;
        }
        boolean grouped = to - from <= Group.SIZE;
        if (to - from <= LEAF || depth == DEEPEST) {
            if (!grouped) {
                group(from, to);
            }
            return;
        }
        child[cell] = count;
        int waiting = from;
        for (int at = from; at < to; ) {
            int next = upper(keys, at, to, depth);
            open(at, next, depth + 1);
            children[cell]++;
            boolean small = next - at <= Group.SIZE;
            if (!grouped && waiting < at && (!small || next - waiting > Group.SIZE)) {
                group(waiting, at);
                waiting = at;
            }
            at = next;
            waiting = small ? waiting : next;
        }
        if (!grouped && waiting < to) {
            group(waiting, to);
        }
    }

    /// A group, or several where many bodies share a place.
    void group(int from, int to) {
        for (int at = from; at < to; at += Group.SIZE) {
            if (groups == groupFirst.length) {
                groupFirst = Arrays.copyOf(groupFirst, 2 * groups);
                groupEnd = Arrays.copyOf(groupEnd, 2 * groups);
            }
            groupFirst[groups] = at;
            groupEnd[groups++] = Math.min(to, at + Group.SIZE);
        }
    }

    /// What a key says down to a level.
    private static long digits(long key, int level) {
        return key >>> (2 * KEY_BITS - 2 - 2 * level);
    }

    /// First body in `from..to` that is in another quarter than `from`. The halving has no branch to be guessed wrong.
    private static int upper(long[] keys, int from, int to, int level) {
        long wanted = digits(keys[from], level);
        int at = from;
        for (int length = to - from; length > 1; ) {
            int half = length >>> 1;
            at = digits(keys[at + half], level) == wanted ? at + half : at;
            length -= half;
        }
        return at + 1;
    }

    /// Sums up the cells before `to`, from the last to the first, each after its children.
    void sumUp(Packed bodies, int to) {
        for (int cell = to - 1; cell >= 0; cell--) {
            if (children[cell] == 0) {
                fill(bodies, cell);
            } else {
                merge(cell);
            }
        }
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
        for (int i = from; i < end[cell]; i++) {
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
        for (int c = child[cell]; c < child[cell] + children[cell]; c++) {
            double m = mass[c];
            sum += m;
            sumX += m * centreX[c];
            sumY += m * centreY[c];
            leastX = Math.min(leastX, minX[c]);
            leastY = Math.min(leastY, minY[c]);
            mostX = Math.max(mostX, maxX[c]);
            mostY = Math.max(mostY, maxY[c]);
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

    /// Puts another tree in the place of a leaf of this one.
    void graft(int cell, Cells tree) {
        int base = count - 1;
        int below = tree.count - 1;
        if (count + below > first.length) {
            resize(Bodies.grown(first.length, count + below));
        }
        copy(tree, 0, 1, cell);
        copy(tree, 1, below, count);
        count += below;
        for (int c = base + 1; c < count; c++) {
            child[c] += base;
        }
        child[cell] += base;
        if (groups + tree.groups > groupFirst.length) {
            int room = Math.max(2 * groups, groups + tree.groups);
            groupFirst = Arrays.copyOf(groupFirst, room);
            groupEnd = Arrays.copyOf(groupEnd, room);
        }
        System.arraycopy(tree.groupFirst, 0, groupFirst, groups, tree.groups);
        System.arraycopy(tree.groupEnd, 0, groupEnd, groups, tree.groups);
        groups += tree.groups;
    }

    /// Gives back most of the room of a tree that was far larger once: other parts of the picture are dense now.
    void trim() {
        if (first.length > 2 * count + 64) {
            resize(count + (count >> 2) + 32);
            groupFirst = Arrays.copyOf(groupFirst, groups + 32);
            groupEnd = Arrays.copyOf(groupEnd, groups + 32);
        }
    }

    private void copy(Cells from, int at, int length, int to) {
        System.arraycopy(from.centreX, at, centreX, to, length);
        System.arraycopy(from.centreY, at, centreY, to, length);
        System.arraycopy(from.mass, at, mass, to, length);
        System.arraycopy(from.size2, at, size2, to, length);
        System.arraycopy(from.first, at, first, to, length);
        System.arraycopy(from.end, at, end, to, length);
        System.arraycopy(from.child, at, child, to, length);
        System.arraycopy(from.children, at, children, to, length);
        System.arraycopy(from.level, at, level, to, length);
        System.arraycopy(from.minX, at, minX, to, length);
        System.arraycopy(from.minY, at, minY, to, length);
        System.arraycopy(from.maxX, at, maxX, to, length);
        System.arraycopy(from.maxY, at, maxY, to, length);
    }

    private void resize(int capacity) {
        centreX = Arrays.copyOf(centreX, capacity);
        centreY = Arrays.copyOf(centreY, capacity);
        mass = Arrays.copyOf(mass, capacity);
        size2 = Arrays.copyOf(size2, capacity);
        first = Arrays.copyOf(first, capacity);
        end = Arrays.copyOf(end, capacity);
        child = Arrays.copyOf(child, capacity);
        children = Arrays.copyOf(children, capacity);
        level = Arrays.copyOf(level, capacity);
        minX = Arrays.copyOf(minX, capacity);
        minY = Arrays.copyOf(minY, capacity);
        maxX = Arrays.copyOf(maxX, capacity);
        maxY = Arrays.copyOf(maxY, capacity);
    }
}
