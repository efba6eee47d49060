package io.orrery.layout.live;

import java.util.Arrays;
import java.util.BitSet;

/// Nodes where edges changed, while they are few.
final class ChangedEnds {
    /// More are not noted: then all count as changed.
    private static final int MOST = 1 << 14;

    private int[] nodes = new int[16];
    /// Above [#MOST] when all have changed, as in the beginning.
    private int count = MOST + 1;

    void add(int node) {
        if (count < MOST) {
            if (count == nodes.length) {
                nodes = Arrays.copyOf(nodes, Math.min(MOST, 2 * count));
            }
            nodes[count++] = node;
        } else if (!areAll()) {
            addAll();
        }
    }

    void addAll() {
        count = MOST + 1;
        nodes = new int[16];
    }

    boolean areAll() {
        return count > MOST;
    }

    void clear() {
        count = 0;
    }

    BitSet asSet() {
        BitSet changed = new BitSet();
        for (int i = 0; i < count; i++) {
            changed.set(nodes[i]);
        }
        return changed;
    }
}
