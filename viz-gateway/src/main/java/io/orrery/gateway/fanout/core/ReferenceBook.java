package io.orrery.gateway.fanout.core;

import java.util.ArrayList;
import java.util.List;

/// The frames that say which rows and events lie behind a slot, kept apart from what browsers get. One thread
/// writes; readers take a copy, newest last.
public final class ReferenceBook {
    private List<Page> pages = new ArrayList<>();
    private long bytes;

    /// @param seq the change that the frame belongs to
    public record Page(long seq, byte[] frame) {}

    public void add(long seq, byte[] frame) {
        pages.add(new Page(seq, frame));
        bytes += frame.length;
    }

    /// Begins with what a snapshot says and keeps the pages that are newer.
    public void rebase(long seq, List<byte[]> snapshot) {
        List<Page> newer = pages.stream().filter(page -> page.seq() > seq).toList();
        pages = new ArrayList<>();
        bytes = 0;
        snapshot.forEach(frame -> add(seq, frame));
        newer.forEach(page -> add(page.seq(), page.frame()));
    }

    public void clear() {
        pages = new ArrayList<>();
        bytes = 0;
    }

    public List<Page> pages() {
        return List.copyOf(pages);
    }

    public long bytes() {
        return bytes;
    }
}
