package io.orrery.transform.core;

import io.orrery.topics.model.RefColumns;

/// The references of one node or edge as stored.
final class RefState {
    private RefState() {}

    static void write(PageWriter page, SourceRefs refs, int slot) {
        long oldest = refs.oldest(slot);
        long[] sample = refs.sample(slot);
        page.raw(refs.kind(slot));
        page.signed(oldest);
        page.number(refs.newest(slot) - oldest);
        page.number(sample.length);
        for (long place : sample) {
            page.number(place - oldest);
        }
    }

    static void read(PageReader page, SourceRefs refs, int slot) {
        byte kind = (byte) page.raw();
        long oldest = page.signed();
        long newest = oldest + page.number();
        if (page.version() == 1) {
            readRow(page, refs, slot, kind, oldest, newest);
            return;
        }
        refs.set(slot, kind, oldest, newest);
        long[] sample = new long[page.count()];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = oldest + page.number();
        }
        refs.restoreSample(slot, sample);
    }

    /// The first version kept offsets, and of rows of tables only the newest whole.
    private static void readRow(PageReader page, SourceRefs refs, int slot, byte kind, long oldest, long newest) {
        int row = (int) page.signed();
        if (kind == RefColumns.EVENT || newest < 0) {
            refs.set(slot, kind, oldest, newest);
        } else {
            long place = RefColumns.place(newest, row);
            refs.set(slot, kind, place, place);
        }
    }
}
