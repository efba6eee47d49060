package io.orrery.transform.core;

import java.util.BitSet;

/// Which slots a batch touched: each once, however often it was touched. A slot that existed before the batch
/// and was given back is removed; when it was taken again in the same batch it is changed as well, and readers,
/// who apply removals first, see a new occupant.
final class ChangeTracker {
    private final BitSet changed = new BitSet();
    private final BitSet created = new BitSet();
    private final BitSet removed = new BitSet();

    void change(int slot) {
        changed.set(slot);
    }

    void create(int slot) {
        created.set(slot);
        changed.set(slot);
    }

    void remove(int slot) {
        if (!created.get(slot)) {
            removed.set(slot);
        }
        created.clear(slot);
        changed.clear(slot);
    }

    void changeAll(BitSet slots) {
        changed.or(slots);
    }

    int[] changed() {
        return changed.stream().toArray();
    }

    int[] removed() {
        return removed.stream().toArray();
    }

    void reset() {
        changed.clear();
        created.clear();
        removed.clear();
    }
}
