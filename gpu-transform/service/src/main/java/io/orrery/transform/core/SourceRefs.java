package io.orrery.transform.core;

import io.orrery.topics.model.RefColumns;
import java.util.Arrays;

/// Which records of the log stand behind each node or edge: the oldest, the newest, and a sample of all. A
/// [place][RefColumns#place] is the offset of an event, or the offset of a batch of a table with the row within it.
///
/// The sample is the [#SAMPLE] places with the smallest hashes: every place is as likely as any other to be in it, and
/// it follows from the set of places alone, so neither order nor repetition changes it. Nodes and edges seen once or
/// twice, which are most, have none: oldest and newest say all.
final class SourceRefs {
    /// Bound on the places of one sample.
    static final int SAMPLE = 8;

    private static final long NONE = -1;
    private final IntCells kind = new IntCells(RefColumns.TABLE_ROW);
    private final LongCells oldest = new LongCells(NONE);
    private final LongCells newest = new LongCells(NONE);
    private final SampleCells samples = new SampleCells();

    /// Adds a sighting. Places may come in any order.
    void see(int slot, byte seenKind, long place) {
        long known = oldest.get(slot);
        if (known == NONE || kind.get(slot) != seenKind) {
            set(slot, seenKind, place, place);
            return;
        }
        long last = newest.get(slot);
        long[] before = samples.get(slot);
        boolean third = before.length == 0 && known != last && place != known && place != last;
        long[] sample = third ? with(with(before, known), last) : before;
        if (sample.length > 0) {
            long[] after = with(sample, place);
            if (!Arrays.equals(after, before)) {
                samples.set(slot, after);
            }
        }
        oldest.set(slot, Math.min(known, place));
        newest.set(slot, Math.max(last, place));
    }

    /// The sample with one more place, by ascending hash.
    private static long[] with(long[] sample, long place) {
        long hash = hash(place);
        int at = sample.length;
        while (at > 0 && Long.compareUnsigned(hash(sample[at - 1]), hash) >= 0) {
            at--;
        }
        boolean known = at < sample.length && sample[at] == place;
        if (known || at == SAMPLE) {
            return sample;
        }
        long[] larger = Arrays.copyOf(sample, Math.min(SAMPLE, sample.length + 1));
        System.arraycopy(sample, at, larger, at + 1, larger.length - at - 1);
        larger[at] = place;
        return larger;
    }

    /// A bijection, so no two places have the same hash.
    private static long hash(long place) {
        long mixed = (place ^ place >>> 32) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
        return mixed ^ mixed >>> 32;
    }

    void set(int slot, byte newKind, long oldestPlace, long newestPlace) {
        kind.set(slot, newKind);
        oldest.set(slot, oldestPlace);
        newest.set(slot, newestPlace);
        samples.clear(slot);
    }

    /// Puts a stored sample back.
    void restoreSample(int slot, long[] sample) {
        samples.set(slot, sample);
    }

    void clear(int slot) {
        kind.clear(slot);
        oldest.clear(slot);
        newest.clear(slot);
        samples.clear(slot);
    }

    boolean isKnown(int slot) {
        return oldest.get(slot) != NONE;
    }

    byte kind(int slot) {
        return (byte) kind.get(slot);
    }

    long oldest(int slot) {
        return oldest.get(slot);
    }

    long newest(int slot) {
        return newest.get(slot);
    }

    /// Not to be changed.
    long[] sample(int slot) {
        return samples.get(slot);
    }

    long bytes() {
        return kind.bytes() + oldest.bytes() + newest.bytes() + samples.bytes();
    }

    /// Memory of the samples alone, which columns do not need for slots that are only added.
    long sampleBytes() {
        return samples.sampleBytes();
    }
}
