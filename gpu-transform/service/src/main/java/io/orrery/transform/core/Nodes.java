package io.orrery.transform.core;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// All nodes of a graph as columns by slot. A node is known by its type and its id text together.
final class Nodes {
    /// A time nobody gave.
    static final long NO_TIME = Long.MIN_VALUE;

    /// What readers are told that a bundle is.
    static final String BUNDLE_TYPE = "bundle";

    final Slots slots = new Slots();
    final ChangeTracker changes = new ChangeTracker();
    final SourceRefs refs = new SourceRefs();
    final TextCells shownType = TextCells.shared();
    final TextCells label = TextCells.own();
    final IntCells count = new IntCells(0);
    final LongCells first = new LongCells(NO_TIME);
    final LongCells last = new LongCells(NO_TIME);
    final FloatCells x = new FloatCells();
    final FloatCells y = new FloatCells();
    final Channel color = Channel.ofColors();
    final Channel size = Channel.ofSizes();
    /// The degree that readers were told last.
    final IntCells toldDegree = new IntCells(0);

    private final TextCells id = TextCells.own();
    private final TextCells type = TextCells.shared();
    private final IntCells degree = new IntCells(0);
    private final SlotIndex index = new SlotIndex();
    /// Nodes whose degree is not the one that readers were told.
    private final BitSet stale = new BitSet();
    /// Nodes that stand for others. No row can name them, so they are not in the index.
    private final BitSet bundles = new BitSet();

    /// The slot of a node, -1 when the graph does not have it.
    int find(String typeText, String idText) {
        int hash = hash(typeText, idText);
        for (int place = index.first(hash); index.slot(place) >= 0; place = index.next(place)) {
            int slot = index.slot(place);
            if (index.hash(place) == hash && idText.equals(id.get(slot)) && typeText.equals(type.get(slot))) {
                return slot;
            }
        }
        return -1;
    }

    int add(String typeText, String idText) {
        int slot = slots.take();
        place(slot, typeText, idText);
        changes.create(slot);
        return slot;
    }

    int addBundle(String idText) {
        int slot = slots.take();
        placeBundle(slot, idText);
        changes.create(slot);
        return slot;
    }

    /// Puts a stored node back into its slot.
    void restore(int slot, String typeText, String idText, boolean bundle) {
        if (slots.isTaken(slot)) {
            return;
        }
        slots.occupy(slot);
        if (bundle) {
            placeBundle(slot, idText);
        } else {
            place(slot, typeText, idText);
        }
    }

    private void placeBundle(int slot, String idText) {
        id.set(slot, idText);
        type.set(slot, BUNDLE_TYPE);
        bundles.set(slot);
    }

    /// Shows what a bundle holds.
    void describe(Bundle bundle) {
        label.set(bundle.slot, Texts.cut(bundle.label()));
        size.restore(bundle.slot, Double.NaN, Float.floatToRawIntBits(Sizes.ofThings(bundle.things())));
        changes.change(bundle.slot);
    }

    boolean isBundle(int slot) {
        return bundles.get(slot);
    }

    private void place(int slot, String typeText, String idText) {
        id.set(slot, idText);
        type.set(slot, typeText);
        index.add(hash(typeText, idText), slot);
    }

    void remove(int slot) {
        if (bundles.get(slot)) {
            bundles.clear(slot);
        } else {
            index.remove(hash(type(slot), id(slot)), slot);
        }
        id.clear(slot);
        type.clear(slot);
        shownType.clear(slot);
        label.clear(slot);
        degree.clear(slot);
        toldDegree.clear(slot);
        count.clear(slot);
        first.clear(slot);
        last.clear(slot);
        x.clear(slot);
        y.clear(slot);
        color.clear(slot);
        size.clear(slot);
        refs.clear(slot);
        stale.clear(slot);
        slots.release(slot);
        changes.remove(slot);
    }

    /// Degrees change with nearly every edge of an upload; telling each would send every node many times over.
    /// So a change is told at once when it makes fourfold or a quarter of what readers know, else with [#settle].
    void addDegree(int slot, int difference) {
        int now = degree.get(slot) + difference;
        degree.set(slot, now);
        int told = toldDegree.get(slot);
        if (now >= 4L * told || 4L * now <= told) {
            changes.change(slot);
        } else {
            stale.set(slot, now != told);
        }
    }

    void restoreDegree(int slot, int difference) {
        degree.set(slot, degree.get(slot) + difference);
    }

    /// Makes every degree that readers do not know part of the changes.
    void settle() {
        changes.changeAll(stale);
    }

    /// Notes that readers are being told of these nodes.
    void told(int[] changed) {
        for (int slot : changed) {
            toldDegree.set(slot, degree.get(slot));
            stale.clear(slot);
        }
    }

    /// After a restore: which degrees readers do not know follows from the two columns.
    void findStale() {
        for (int slot = slots.next(0); slot >= 0; slot = slots.next(slot + 1)) {
            stale.set(slot, degree.get(slot) != toldDegree.get(slot));
        }
    }

    void see(int slot, long time) {
        count.increment(slot);
        if (time != NO_TIME) {
            long known = first.get(slot);
            first.set(slot, known == NO_TIME ? time : Math.min(known, time));
            last.set(slot, Math.max(last.get(slot), time));
        }
        changes.change(slot);
    }

    String id(int slot) {
        return known(id.get(slot), slot);
    }

    String type(int slot) {
        return known(type.get(slot), slot);
    }

    /// The type that readers are told: the one in the node's table, else the one it is known by.
    String readersType(int slot) {
        String shown = shownType.get(slot);
        return shown == null ? type(slot) : shown;
    }

    int degree(int slot) {
        return degree.get(slot);
    }

    private static String known(@Nullable String value, int slot) {
        if (value == null) {
            throw new IllegalStateException("no node has slot " + slot);
        }
        return value;
    }

    private static int hash(String type, String id) {
        return SlotIndex.spread(31 * type.hashCode() + id.hashCode());
    }

    /// Memory that up to `more` further nodes need at once, their texts left out.
    long bytesToGrow(int more) {
        long columns = bytes() - index.bytes() - id.textBytes() - label.textBytes() - refs.sampleBytes();
        return index.bytesToGrow(more) + Chunks.bytesToGrow(slots.count() + more, id.capacity(), columns);
    }

    long bytes() {
        return id.bytes()
                + type.bytes()
                + shownType.bytes()
                + label.bytes()
                + degree.bytes()
                + toldDegree.bytes()
                + count.bytes()
                + first.bytes()
                + last.bytes()
                + x.bytes()
                + y.bytes()
                + color.bytes()
                + size.bytes()
                + refs.bytes()
                + index.bytes();
    }
}
