package io.orrery.transform.core;

import io.orrery.topics.model.RefColumns;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The sample of places of some nodes or edges, by slot; as [TextCells] for samples.
final class SampleCells {
    private static final @Nullable Sample[][] NONE = {};

    /// Headers and fields of a sample and its array.
    private static final int SAMPLE_BYTES = 32;

    private @Nullable Sample[][] chunks = NONE;
    private int capacity;
    private long sampleBytes;

    private record Sample(long[] places) {
        long bytes() {
            return SAMPLE_BYTES + (long) Long.BYTES * places.length;
        }
    }

    /// Not to be changed; empty when there is none.
    long[] get(int slot) {
        Sample sample = slot < capacity ? chunks[slot >>> Chunks.SHIFT][slot & Chunks.MASK] : null;
        return sample == null ? RefColumns.NO_SAMPLE : sample.places;
    }

    /// Owns the places from now on; none of them is none.
    void set(int slot, long[] places) {
        if (slot >= capacity) {
            if (places.length == 0) {
                return;
            }
            grow(slot);
        }
        @Nullable Sample[] chunk = chunks[slot >>> Chunks.SHIFT];
        Sample before = chunk[slot & Chunks.MASK];
        Sample after = places.length == 0 ? null : new Sample(places);
        sampleBytes += (after == null ? 0 : after.bytes()) - (before == null ? 0 : before.bytes());
        chunk[slot & Chunks.MASK] = after;
    }

    void clear(int slot) {
        set(slot, RefColumns.NO_SAMPLE);
    }

    private void grow(int slot) {
        @Nullable Sample[][] before = chunks;
        chunks = Arrays.copyOf(before, Chunks.count(slot));
        capacity = Chunks.capacity(capacity, slot);
        for (int i = Math.max(0, before.length - 1); i < chunks.length; i++) {
            int length = Chunks.length(i, capacity);
            chunks[i] = i < before.length ? Arrays.copyOf(before[i], length) : new Sample[length];
        }
    }

    /// Memory of the samples alone.
    long sampleBytes() {
        return sampleBytes;
    }

    long bytes() {
        return (long) capacity * Integer.BYTES + sampleBytes;
    }
}
