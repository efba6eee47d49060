package io.orrery.transform.core;

/// How many neighbours each node shows in each of its groups: open addressing with linear probing, twelve bytes a
/// place. A group that shows none takes no place.
final class GroupCounts {
    private static final int LEAST = 16;

    private long[] keys = new long[LEAST];
    private int[] counts = new int[LEAST];
    private int size;

    int get(long key) {
        return counts[place(key)];
    }

    void increment(long key) {
        int place = place(key);
        if (counts[place] == 0) {
            if (++size > keys.length / 3 * 2) {
                grow();
                place = place(key);
            }
            keys[place] = key;
        }
        counts[place]++;
    }

    void decrement(long key) {
        int place = place(key);
        if (counts[place] == 0) {
            throw new IllegalStateException("group " + Long.toHexString(key) + " shows nothing");
        }
        if (--counts[place] == 0) {
            size--;
            closeGap(place);
        }
    }

    /// Where the key is, or the free place where it belongs.
    private int place(long key) {
        int mask = keys.length - 1;
        int place = home(key, mask);
        while (counts[place] != 0 && keys[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private static int home(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }

    /// Moves later entries of the run back, so that no search ends too early.
    private void closeGap(int gap) {
        int mask = keys.length - 1;
        int hole = gap;
        for (int place = (hole + 1) & mask; counts[place] != 0; place = (place + 1) & mask) {
            int distance = (place - home(keys[place], mask)) & mask;
            if (distance >= ((place - hole) & mask)) {
                keys[hole] = keys[place];
                counts[hole] = counts[place];
                hole = place;
            }
        }
        counts[hole] = 0;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                counts[place] = oldCounts[i];
            }
        }
    }

    int size() {
        return size;
    }

    long bytes() {
        return (long) keys.length * (Long.BYTES + Integer.BYTES);
    }

    /// Memory needed at once when `more` are added.
    long bytesToGrow(int more) {
        return size + more > keys.length / 3 * 2 ? 2 * bytes() : 0;
    }
}
