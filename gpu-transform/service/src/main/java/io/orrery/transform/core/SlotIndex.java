package io.orrery.transform.core;

/// Finds slots by the hash of what they hold: open addressing with linear probing, eight bytes a place. The
/// owner compares the contents, because only it knows them:
///
/// ```java
/// for (int place = index.first(hash); index.slot(place) >= 0; place = index.next(place)) { ... }
/// ```
final class SlotIndex {
    private static final int LEAST = 16;

    /// Hash in the upper half, slot plus one in the lower; 0 is free. One array, so that a look costs one miss.
    private long[] places = new long[LEAST];
    private int size;

    /// Spreads the bits of a hash, so that runs of similar keys do not form clusters.
    static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    int first(int hash) {
        return hash & (places.length - 1);
    }

    int next(int place) {
        return (place + 1) & (places.length - 1);
    }

    /// The slot at a place, -1 where the search ends.
    int slot(int place) {
        return (int) places[place] - 1;
    }

    int hash(int place) {
        return (int) (places[place] >>> Integer.SIZE);
    }

    void add(int hash, int slot) {
        if (isCrowded(++size, places.length)) {
            grow();
        }
        put(hash, slot);
    }

    void remove(int hash, int slot) {
        int place = first(hash);
        while (slot(place) != slot) {
            if (places[place] == 0) {
                throw new IllegalStateException("slot " + slot + " is not in the index");
            }
            place = next(place);
        }
        size--;
        closeGap(place);
    }

    /// Moves later entries of the run back, so that no search ends too early and no grave markers pile up.
    private void closeGap(int gap) {
        int mask = places.length - 1;
        int hole = gap;
        for (int place = next(hole); places[place] != 0; place = next(place)) {
            int home = hash(place) & mask;
            if (((place - home) & mask) >= ((place - hole) & mask)) {
                places[hole] = places[place];
                hole = place;
            }
        }
        places[hole] = 0;
    }

    private void put(int hash, int slot) {
        int place = first(hash);
        while (places[place] != 0) {
            place = next(place);
        }
        places[place] = (long) hash << Integer.SIZE | (slot + 1);
    }

    private void grow() {
        long[] before = places;
        places = new long[before.length * 2];
        for (long entry : before) {
            if (entry != 0) {
                put((int) (entry >>> Integer.SIZE), (int) entry - 1);
            }
        }
    }

    /// Memory needed at once when `more` are added: while the index is doubled, the old one is there as well.
    long bytesToGrow(int more) {
        int length = places.length;
        while (isCrowded(size + more, length)) {
            length *= 2;
        }
        return length == places.length ? 0 : (long) Long.BYTES * length;
    }

    /// More than two thirds taken: searches grow long.
    private static boolean isCrowded(int taken, int length) {
        return taken > length / 3 * 2;
    }

    long bytes() {
        return (long) Long.BYTES * places.length;
    }
}
