package io.orrery.transform.core;

import java.util.Locale;

/// What stands for the neighbours of one hub, by one relation and of one type, that are not shown one by one. Counts
/// different things in two generations, each as long as the window: what it tells holds for the last window at least
/// and for two at most. Without a window there is one generation, for ever.
final class Bundle {
    static final int OBJECT_BYTES = 96;

    final int slot;
    final int hub;
    final Bundles.Kind kind;

    private Distinct current = new Distinct();
    private Distinct previous = new Distinct();
    private long generation;

    /// @param slot of the node that is drawn for it
    /// @param hub slot of the node whose neighbours it holds
    Bundle(int slot, int hub, Bundles.Kind kind) {
        this.slot = slot;
        this.hub = hub;
        this.kind = kind;
    }

    boolean wouldGrow(long member, long nowGeneration) {
        return nowGeneration != generation || current.wouldGrow(member);
    }

    /// Whether it is known to hold it; a sketch never knows.
    boolean holds(long member) {
        return current.holds(member) || previous.holds(member);
    }

    /// Returns whether what it tells may have changed.
    boolean add(long member, long nowGeneration) {
        boolean turned = nowGeneration != generation && !(current.isEmpty() && previous.isEmpty());
        if (nowGeneration != generation) {
            previous = nowGeneration == generation + 1 ? current : new Distinct();
            current = new Distinct();
            generation = nowGeneration;
        }
        return current.add(member) || turned;
    }

    /// How many different things it holds.
    long things() {
        return Distinct.together(current, previous);
    }

    boolean isExact() {
        return current.isExact() && previous.isExact();
    }

    /// What readers are told: `3,412 more ip`.
    String label() {
        String type = kind.type().isEmpty() ? "" : " " + kind.type();
        return String.format(Locale.ROOT, "%s%,d more%s", isExact() ? "" : "about ", things(), type);
    }

    /// What the node is called; it never changes.
    static String name(Bundles.Kind kind, String hubId) {
        String relation = kind.relation().isEmpty() ? "" : kind.relation() + " ";
        return "more " + (kind.type().isEmpty() ? "" : kind.type() + " ") + relation + (kind.outgoing() ? "of " : "to ")
                + hubId;
    }

    long bytes() {
        return OBJECT_BYTES + current.bytes() + previous.bytes();
    }

    void write(PageWriter page) {
        page.number(slot);
        page.number(hub);
        page.raw(kind.outgoing() ? 1 : 0);
        page.repeatedText(kind.relation());
        page.repeatedText(kind.type());
        page.signed(generation);
        current.write(page);
        previous.write(page);
    }

    static Bundle read(PageReader page, Texts texts) {
        int slot = page.count();
        int hub = page.count();
        boolean outgoing = page.raw() == 1;
        String relation = texts.one(page.repeatedText());
        String type = texts.one(page.repeatedText());
        Bundle bundle = new Bundle(slot, hub, new Bundles.Kind(relation, type, outgoing));
        bundle.generation = page.signed();
        bundle.current = Distinct.read(page);
        bundle.previous = Distinct.read(page);
        return bundle;
    }
}
