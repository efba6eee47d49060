package io.orrery.transform.core;

/// A channel as stored: its range, gradient and seen values once, its value at one slot with the slot's row.
final class ChannelState {
    private static final int FIXED = 0;
    private static final int RANGED = 1;

    private ChannelState() {}

    /// Writes nothing when the channel has nothing at the slot.
    static void write(PageWriter page, Channel channel, int slot) {
        if (channel.isRanged(slot)) {
            page.raw(RANGED);
            page.decimal(channel.raw(slot));
        } else if (channel.has(slot)) {
            page.raw(FIXED);
            page.bits(channel.fixed(slot));
        }
    }

    static void read(PageReader page, Channel channel, int slot) {
        if (page.raw() == RANGED) {
            channel.restore(slot, page.decimal(), Channel.NONE);
        } else {
            channel.restore(slot, Double.NaN, page.bits());
        }
    }

    static void writeWhole(PageWriter page, Channel channel) {
        page.decimal(channel.range.least);
        page.decimal(channel.range.most);
        page.decimal(channel.range.usedLeast);
        page.decimal(channel.range.usedMost);
        page.number(channel.gradient.length);
        for (int stop : channel.gradient) {
            page.bits(stop);
        }
        page.number(channel.seen.size());
        channel.seen.forEach(page::text);
    }

    static void readWhole(PageReader page, Channel channel) {
        channel.range.least = page.decimal();
        channel.range.most = page.decimal();
        channel.range.usedLeast = page.decimal();
        channel.range.usedMost = page.decimal();
        int[] gradient = new int[page.count()];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = page.bits();
        }
        channel.gradient = gradient;
        int seen = page.count();
        for (int i = 0; i < seen; i++) {
            channel.seen.add(page.text());
        }
    }
}
