package io.orrery.transform.core;

import java.util.Arrays;

/// Edges by the time at which they may have to leave: a binary heap with one entry an edge. An entry's time is
/// that of the edge's last sighting when it was queued; whoever takes it looks at the edge again and puts it
/// back when it has been seen since. A busy edge so costs one heap operation a window, not one an event.
final class ExpiryQueue {
    private long[] times = new long[16];
    private int[] slots = new int[16];
    private int size;

    void add(long time, int slot) {
        if (size == times.length) {
            int capacity = Growth.capacity(size, size);
            times = Arrays.copyOf(times, capacity);
            slots = Arrays.copyOf(slots, capacity);
        }
        int place = size++;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (times[parent] <= time) {
                break;
            }
            times[place] = times[parent];
            slots[place] = slots[parent];
            place = parent;
        }
        times[place] = time;
        slots[place] = slot;
    }

    boolean hasBefore(long time) {
        return size > 0 && times[0] < time;
    }

    /// Takes the slot of the earliest entry.
    int take() {
        int result = slots[0];
        size--;
        long time = times[size];
        int slot = slots[size];
        int place = 0;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (times[child] >= time) {
                break;
            }
            times[place] = times[child];
            slots[place] = slots[child];
            place = child;
        }
        times[place] = time;
        slots[place] = slot;
        return result;
    }

    long bytes() {
        return (long) times.length * (Long.BYTES + Integer.BYTES);
    }
}
