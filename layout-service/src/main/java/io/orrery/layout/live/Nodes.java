package io.orrery.layout.live;

import io.orrery.layout.force.Bodies;
import java.util.Arrays;

/// The graph's nodes by slot: who is here, who has a place, who is held in it.
final class Nodes {
    /// Places that somebody gives are kept within this: squares of distances stay finite.
    private static final float FARTHEST = 1e18f;
    /// A longer list of newcomers is not kept for the next ones.
    private static final int MOST_KEPT = 1 << 14;
    /// About what the page draws a node of few neighbours with.
    private static final float USUAL_RADIUS = 3;

    final Bodies bodies = new Bodies(16);
    boolean[] present = new boolean[16];
    boolean[] placed = new boolean[16];
    boolean[] pinned = new boolean[16];
    private boolean[] given = new boolean[16];
    /// What a node is known by when it comes back; empty while nobody says.
    private int[] key = new int[0];
    /// How many nodes had ever come when this one did: the same slot may be given to others later.
    int[] born = new int[16];
    /// Nodes that have ever come.
    int births;
    int count;
    int placedCount;
    private int[] newcomers = new int[16];
    private int newcomerCount;

    boolean has(int slot) {
        return slot >= 0 && slot < bodies.size && present[slot];
    }

    /// Whether a node is here and may be moved.
    boolean free(int slot) {
        return present[slot] && !pinned[slot];
    }

    void name(int slot, int name) {
        if (key.length == 0) {
            key = new int[present.length];
        }
        key[slot] = name;
    }

    boolean named() {
        return key.length > 0;
    }

    int key(int slot) {
        return key[slot];
    }

    boolean given(int slot) {
        return given[slot];
    }

    /// @return whether the node is new
    boolean put(int slot) {
        ensure(slot + 1);
        if (present[slot]) {
            return false;
        }
        present[slot] = true;
        born[slot] = ++births;
        count++;
        bodies.fx[slot] = Float.NaN;
        bodies.fy[slot] = Float.NaN;
        if (newcomerCount == newcomers.length) {
            newcomers = Arrays.copyOf(newcomers, 2 * newcomerCount);
        }
        newcomers[newcomerCount++] = slot;
        return true;
    }

    void remove(int slot) {
        if (!has(slot)) {
            return;
        }
        present[slot] = false;
        count--;
        unplace(slot);
        pinned[slot] = false;
        given[slot] = false;
    }

    /// Nodes of no size of their own get the usual one once any node has one.
    void resize(int[] slots, float[] size) {
        for (int i = 0; i < slots.length; i++) {
            if (has(slots[i]) && (size[i] > 0 || bodies.radius.length > 0)) {
                bodies.resize(slots[i], size[i] > 0 ? size[i] : USUAL_RADIUS);
            }
        }
    }

    void place(int slot, float x, float y) {
        bodies.x[slot] = Math.clamp(x, -FARTHEST, FARTHEST);
        bodies.y[slot] = Math.clamp(y, -FARTHEST, FARTHEST);
        placedCount += placed[slot] ? 0 : 1;
        placed[slot] = true;
    }

    /// Takes a node its place.
    void unplace(int slot) {
        placedCount -= placed[slot] ? 1 : 0;
        placed[slot] = false;
    }

    /// Gives a node its place, if that is one.
    void give(int slot, float x, float y) {
        if (Float.isFinite(x) && Float.isFinite(y)) {
            place(slot, x, y);
            given[slot] = true;
        }
    }

    void forgetGiven() {
        Arrays.fill(given, false);
    }

    void pin(int slot, float x, float y) {
        place(slot, x, y);
        pinned[slot] = true;
    }

    boolean anyPinned() {
        for (int slot = 0; slot < bodies.size; slot++) {
            if (pinned[slot] && present[slot]) {
                return true;
            }
        }
        return false;
    }

    void unpin(int slot) {
        pinned[slot] = false;
    }

    /// Those who came since the last call, are still here and have no place yet, by slot; without forces.
    int[] takeNewcomers() {
        int kept = 0;
        for (int i = 0; i < newcomerCount; i++) {
            int slot = newcomers[i];
            if (present[slot] && !placed[slot]) {
                // A slot that came, went and came again is listed twice; the mark makes it one.
                placed[slot] = true;
                newcomers[kept++] = slot;
                bodies.fx[slot] = 0;
                bodies.fy[slot] = 0;
            }
        }
        newcomerCount = 0;
        int[] taken = Arrays.copyOf(newcomers, kept);
        // A snapshot tells them in another order than the changes did.
        Arrays.sort(taken);
        if (newcomers.length > MOST_KEPT) {
            newcomers = new int[16];
        }
        for (int slot : taken) {
            placed[slot] = false;
        }
        return taken;
    }

    /// Spreads nodes evenly over a disc that has room for them.
    void scatter(int[] slots, int seed) {
        double radius = 10 * Math.sqrt(count);
        for (int slot : slots) {
            double angle = 2 * Math.PI * Jitter.unit(seed, 2 * slot);
            double distance = radius * Math.sqrt(Jitter.unit(seed, 2 * slot + 1));
            place(slot, (float) (distance * Math.cos(angle)), (float) (distance * Math.sin(angle)));
        }
    }

    /// Like [#scatter] for all that are not pinned; forces are forgotten.
    void scatterAll(int seed) {
        int[] slots = new int[count];
        int found = 0;
        for (int slot = 0; slot < bodies.size; slot++) {
            if (present[slot] && !pinned[slot]) {
                slots[found++] = slot;
                bodies.fx[slot] = 0;
                bodies.fy[slot] = 0;
            }
        }
        scatter(Arrays.copyOf(slots, found), seed);
    }

    double distance(int one, int other) {
        return Math.hypot((double) bodies.x[one] - bodies.x[other], (double) bodies.y[one] - bodies.y[other]);
    }

    /// x, y of all slots; NaN where no node is.
    float[] positions() {
        float[] pairs = new float[2 * bodies.size];
        copyPositions(0, pairs);
        return pairs;
    }

    void copyPositions(int from, float[] pairs) {
        for (int i = 0; i < pairs.length / 2; i++) {
            boolean here = from + i < bodies.size && placed[from + i];
            pairs[2 * i] = here ? bodies.x[from + i] : Float.NaN;
            pairs[2 * i + 1] = here ? bodies.y[from + i] : Float.NaN;
        }
    }

    private void ensure(int slots) {
        if (slots > present.length) {
            int capacity = Bodies.grown(present.length, slots);
            present = Arrays.copyOf(present, capacity);
            placed = Arrays.copyOf(placed, capacity);
            pinned = Arrays.copyOf(pinned, capacity);
            given = Arrays.copyOf(given, capacity);
            born = Arrays.copyOf(born, capacity);
            key = key.length == 0 ? key : Arrays.copyOf(key, capacity);
        }
        bodies.ensure(slots);
    }
}
