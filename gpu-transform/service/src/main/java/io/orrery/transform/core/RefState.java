package io.orrery.transform.core;

/// The references of one node or edge as stored.
final class RefState {
    private RefState() {}

    static void write(PageWriter page, SourceRefs refs, int slot) {
        page.raw(refs.kind(slot));
        page.signed(refs.oldest(slot));
        page.number(refs.newest(slot) - refs.oldest(slot));
        page.signed(refs.row(slot));
    }

    static void read(PageReader page, SourceRefs refs, int slot) {
        byte kind = (byte) page.raw();
        long oldest = page.signed();
        long newest = oldest + page.number();
        refs.set(slot, kind, oldest, newest, (int) page.signed());
    }
}
