package io.orrery.transform.core;

/// Finds slots by the hash of what they hold: open addressing with linear probing, eight bytes a place. The
/// owner compares the contents, because only it knows them:
///
/// ```java
/// for (int place = index.first(hash); index.slot(place) >= 0; place = index.next(place)) { ... }
/// ```
final class SlotIndex {
    private static final int LEAST = 16;

    private int[] slotPlusOne = new int[LEAST];
    private int[] hashes = new int[LEAST];
    private int size;

    /// Spreads the bits of a hash, so that runs of similar keys do not form clusters.
    static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    int first(int hash) {
        return hash & (slotPlusOne.length - 1);
    }

    int next(int place) {
        return (place + 1) & (slotPlusOne.length - 1);
    }

    /// The slot at a place, -1 where the search ends.
    int slot(int place) {
        return slotPlusOne[place] - 1;
    }

    int hash(int place) {
        return hashes[place];
    }

    void add(int hash, int slot) {
        if (++size > slotPlusOne.length / 2) {
            grow();
        }
        put(hash, slot);
    }

    void remove(int hash, int slot) {
        int place = first(hash);
        while (slotPlusOne[place] != slot + 1) {
            if (slotPlusOne[place] == 0) {
                throw new IllegalStateException("slot " + slot + " is not in the index");
            }
            place = next(place);
        }
        size--;
        closeGap(place);
    }

    /// Moves later entries of the run back, so that no search ends too early and no grave markers pile up.
    private void closeGap(int gap) {
        int mask = slotPlusOne.length - 1;
        int hole = gap;
        int place = next(hole);
        while (slotPlusOne[place] != 0) {
            int home = hashes[place] & mask;
            if (((place - home) & mask) >= ((place - hole) & mask)) {
                slotPlusOne[hole] = slotPlusOne[place];
                hashes[hole] = hashes[place];
                hole = place;
            }
            place = next(place);
        }
        slotPlusOne[hole] = 0;
    }

    private void put(int hash, int slot) {
        int place = first(hash);
        while (slotPlusOne[place] != 0) {
            place = next(place);
        }
        slotPlusOne[place] = slot + 1;
        hashes[place] = hash;
    }

    private void grow() {
        int[] oldSlots = slotPlusOne;
        int[] oldHashes = hashes;
        slotPlusOne = new int[oldSlots.length * 2];
        hashes = new int[oldSlots.length * 2];
        for (int place = 0; place < oldSlots.length; place++) {
            if (oldSlots[place] != 0) {
                put(oldHashes[place], oldSlots[place] - 1);
            }
        }
    }

    long bytes() {
        return 2L * Integer.BYTES * slotPlusOne.length;
    }
}
