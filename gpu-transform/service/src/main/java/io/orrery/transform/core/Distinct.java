package io.orrery.transform.core;

import java.util.Arrays;
import org.apache.datasketches.hash.XxHash;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;
import org.jspecify.annotations.Nullable;

/// How many different things were counted: exactly up to [#EXACT] of them, by a sketch beyond. What it holds follows
/// from the set of things alone, never from their order.
final class Distinct {
    /// Bound on things that are remembered one by one.
    static final int EXACT = 1_024;

    /// 2 KiB; the estimate is off by 2.3 % on average.
    private static final int LG_K = 11;

    private static final int SKETCH_BYTES = 2_304;
    private static final int OBJECT_BYTES = 64;
    private static final long SEED = 0x0552_E127_0001L;

    /// Ascending.
    private long[] members = new long[4];
    private int size;
    private @Nullable HllSketch sketch;

    /// What stands for a thing: 64 bits, of which a thousand things share none in practice.
    static long member(String text) {
        return XxHash.hashString(text, 0, text.length(), SEED);
    }

    /// Whether adding it would take memory.
    boolean wouldGrow(long member) {
        return sketch == null && !holds(member);
    }

    /// Whether it is one of those remembered one by one.
    boolean holds(long member) {
        return Arrays.binarySearch(members, 0, size, member) >= 0;
    }

    /// Returns whether anything changed.
    boolean add(long member) {
        HllSketch known = sketch;
        if (known != null) {
            double before = known.getCompositeEstimate();
            known.update(member);
            return known.getCompositeEstimate() != before;
        }
        int place = Arrays.binarySearch(members, 0, size, member);
        if (place >= 0) {
            return false;
        }
        if (size == EXACT) {
            HllSketch larger = asSketch();
            larger.update(member);
            sketch = larger;
            members = new long[0];
            size = 0;
            return true;
        }
        insert(-place - 1, member);
        return true;
    }

    private void insert(int place, long member) {
        if (size == members.length) {
            members = Arrays.copyOf(members, Math.min(EXACT, Math.max(4, 2 * size)));
        }
        System.arraycopy(members, place, members, place + 1, size - place);
        members[place] = member;
        size++;
    }

    private HllSketch asSketch() {
        if (sketch != null) {
            return sketch;
        }
        HllSketch made = new HllSketch(LG_K, TgtHllType.HLL_8);
        for (int i = 0; i < size; i++) {
            made.update(members[i]);
        }
        return made;
    }

    boolean isEmpty() {
        return size == 0 && sketch == null;
    }

    boolean isExact() {
        return sketch == null;
    }

    /// How many things two of these hold together.
    static long together(Distinct one, Distinct other) {
        if (one.isExact() && other.isExact()) {
            return (long) one.size + other.size - one.shared(other);
        }
        HllUnion union = new HllUnion(LG_K);
        union.update(one.asSketch());
        union.update(other.asSketch());
        return Math.round(union.getResult(TgtHllType.HLL_8).getCompositeEstimate());
    }

    private int shared(Distinct other) {
        int both = 0;
        for (int i = 0; i < size; i++) {
            both += Arrays.binarySearch(other.members, 0, other.size, members[i]) >= 0 ? 1 : 0;
        }
        return both;
    }

    long bytes() {
        return OBJECT_BYTES + (sketch == null ? (long) Long.BYTES * members.length : SKETCH_BYTES);
    }

    void write(PageWriter page) {
        HllSketch known = sketch;
        if (known == null) {
            page.number(size);
            for (int i = 0; i < size; i++) {
                page.fixed(members[i]);
            }
        } else {
            page.number(EXACT + 1);
            page.block(known.toCompactByteArray());
        }
    }

    static Distinct read(PageReader page) {
        Distinct read = new Distinct();
        int count = page.count();
        if (count > EXACT) {
            read.sketch = HllSketch.heapify(page.block());
            read.members = new long[0];
            return read;
        }
        read.members = new long[Math.max(4, count)];
        for (int i = 0; i < count; i++) {
            read.members[i] = page.fixed();
        }
        read.size = count;
        return read;
    }
}
