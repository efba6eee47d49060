package io.orrery.transform.core;

import io.orrery.topics.model.Observations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All edges of a graph as columns by slot. An edge is known by its two nodes and its relation; rows that name
/// the same edge are folded into it.
final class Edges {
    final Slots slots = new Slots();
    final ChangeTracker changes = new ChangeTracker();
    final SourceRefs refs = new SourceRefs();
    final TextCells label = TextCells.own();
    final TextCells technique = TextCells.shared();
    final IntCells count = new IntCells(0);
    final LongCells first = new LongCells(Nodes.NO_TIME);
    final LongCells last = new LongCells(Nodes.NO_TIME);
    final DoubleCells weight = new DoubleCells(Double.NaN);
    final Channel color = Channel.ofColors();
    final IntCells source = new IntCells(-1);
    final IntCells destination = new IntCells(-1);

    /// Such as -1.7976931348623157E308.
    private static final int LONGEST_DECIMAL = 24;

    private static final int FAILED = CssColors.parse("#e5484d");

    private final TextCells relation = TextCells.shared();
    private final SlotIndex index = new SlotIndex();
    private final List<String> sumNames = new ArrayList<>();
    private final List<DoubleCells> sums = new ArrayList<>();
    /// Of each sum's name, in UTF-8.
    private int[] sumNameBytes = {};
    /// The sum that counts failures; -1 for none.
    private int failures = -1;

    int find(int from, int to, String name) {
        int hash = hash(from, to, name);
        for (int place = index.first(hash); index.slot(place) >= 0; place = index.next(place)) {
            int slot = index.slot(place);
            if (index.hash(place) == hash
                    && source.get(slot) == from
                    && destination.get(slot) == to
                    && name.equals(relation.get(slot))) {
                return slot;
            }
        }
        return -1;
    }

    int add(int from, int to, String name) {
        int slot = slots.take();
        place(slot, from, to, name);
        changes.create(slot);
        return slot;
    }

    /// Puts a stored edge back into its slot; false when it was there already.
    boolean restore(int slot, int from, int to, String name) {
        if (slots.isTaken(slot)) {
            return false;
        }
        slots.occupy(slot);
        place(slot, from, to, name);
        return true;
    }

    private void place(int slot, int from, int to, String name) {
        source.set(slot, from);
        destination.set(slot, to);
        relation.set(slot, name);
        index.add(hash(from, to, name), slot);
    }

    void remove(int slot) {
        index.remove(hash(source.get(slot), destination.get(slot), relation(slot)), slot);
        source.clear(slot);
        destination.clear(slot);
        relation.clear(slot);
        label.clear(slot);
        technique.clear(slot);
        count.clear(slot);
        first.clear(slot);
        last.clear(slot);
        weight.clear(slot);
        color.clear(slot);
        refs.clear(slot);
        sums.forEach(column -> column.clear(slot));
        slots.release(slot);
        changes.remove(slot);
    }

    void see(int slot, long time) {
        count.increment(slot);
        if (time != Nodes.NO_TIME) {
            long known = first.get(slot);
            first.set(slot, known == Nodes.NO_TIME ? time : Math.min(known, time));
            last.set(slot, Math.max(last.get(slot), time));
        }
        changes.change(slot);
    }

    void addWeight(int slot, double value) {
        double known = weight.get(slot);
        weight.set(slot, Double.isNaN(known) ? value : known + value);
    }

    /// The position of a summed column; a new one is added at the end.
    int sum(String name) {
        int position = sumNames.indexOf(name);
        if (position >= 0) {
            return position;
        }
        int added = sumNames.size();
        sumNames.add(name);
        sums.add(new DoubleCells(0));
        sumNameBytes = Arrays.copyOf(sumNameBytes, added + 1);
        sumNameBytes[added] = Texts.utf8Bytes(name);
        failures = name.equals(Observations.FAILURES) ? added : failures;
        return added;
    }

    void addToSum(int position, int slot, double value) {
        DoubleCells column = sums.get(position);
        column.set(slot, column.get(slot) + value);
    }

    DoubleCells sumAt(int position) {
        return sums.get(position);
    }

    List<String> sumNames() {
        return sumNames;
    }

    String relation(int slot) {
        String name = relation.get(slot);
        if (name == null) {
            throw new IllegalStateException("no edge has slot " + slot);
        }
        return name;
    }

    /// The label that readers are told: the one of its rows, else its sums, such as `bytes 4096`.
    String readersLabel(int slot) {
        String given = label.get(slot);
        if (given != null || sumNames.isEmpty()) {
            return GraphColumns.orEmpty(given);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sumNames.size(); i++) {
            double sum = sums.get(i).get(slot);
            if (sum != 0) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(sumNames.get(i))
                        .append(' ')
                        .append(plain(sum));
            }
        }
        return Texts.cut(text.toString());
    }

    /// How many bytes [#readersLabel] takes at most; told without writing it, for that is dear.
    int readersLabelBytes(int slot) {
        String given = label.get(slot);
        if (given != null || sumNames.isEmpty()) {
            return Texts.utf8Bytes(GraphColumns.orEmpty(given));
        }
        int bytes = 0;
        for (int i = 0; i < sumNames.size(); i++) {
            double sum = sums.get(i).get(slot);
            if (sum != 0) {
                bytes += sumNameBytes[i] + 3 + characters(sum);
            }
        }
        return bytes;
    }

    /// The colour that readers are told: the one of its rows, else a warning when most of what it counts failed.
    int readersColor(int slot) {
        int given = color.output(slot);
        if (given != Channel.NONE || failures < 0) {
            return given;
        }
        return 2 * sums.get(failures).get(slot) > count.get(slot) ? FAILED : Channel.NONE;
    }

    private static String plain(double sum) {
        return isWhole(sum) ? Long.toString((long) sum) : Double.toString(sum);
    }

    private static boolean isWhole(double sum) {
        return sum == Math.rint(sum) && Math.abs(sum) < 9.0e15;
    }

    /// At most, of [#plain].
    private static int characters(double sum) {
        if (!isWhole(sum)) {
            return LONGEST_DECIMAL;
        }
        int characters = 2; // the sign and the last digit
        for (long rest = Math.abs((long) sum); rest >= 10; rest /= 10) {
            characters++;
        }
        return characters;
    }

    /// 1 for an edge that no row weighs, beside others that are weighed.
    double readersWeight(int slot) {
        double known = weight.get(slot);
        return Double.isNaN(known) ? 1 : known;
    }

    private static int hash(int from, int to, String name) {
        return SlotIndex.spread((31 * from + to) * 0x85EBCA6B + name.hashCode());
    }

    /// Memory that up to `more` further edges need at once, their texts left out.
    long bytesToGrow(int more) {
        long columns = bytes() - index.bytes() - label.textBytes() - refs.sampleBytes();
        return index.bytesToGrow(more) + Chunks.bytesToGrow(slots.count() + more, relation.capacity(), columns);
    }

    long bytes() {
        long bytes = source.bytes() + destination.bytes() + relation.bytes() + label.bytes() + count.bytes();
        bytes += technique.bytes()
                + first.bytes()
                + last.bytes()
                + weight.bytes()
                + color.bytes()
                + refs.bytes()
                + index.bytes();
        for (DoubleCells column : sums) {
            bytes += column.bytes();
        }
        return bytes;
    }
}
