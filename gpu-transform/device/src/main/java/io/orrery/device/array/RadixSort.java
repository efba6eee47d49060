package io.orrery.device.array;

import io.orrery.device.compute.Accelerator;
import io.orrery.device.compute.Column;

/// Sorts keys of 32 bits, read as unsigned, and what belongs to them. Equal keys keep their order.
public final class RadixSort implements AutoCloseable {
    private static final int BITS = 8;

    private final Accelerator accelerator;
    private final Scan scan;
    private final Column counts;
    private final Column otherKeys;
    private final Column otherValues;

    /// @param most how many keys a call has at most
    public RadixSort(Accelerator accelerator, int most) {
        this.accelerator = accelerator;
        int entries = Math.multiplyExact(ArrayKernels.DIGITS, ArrayKernels.tiles(most));
        scan = new Scan(accelerator, entries);
        counts = accelerator.ints(entries + 1L);
        otherKeys = accelerator.ints(most);
        otherValues = accelerator.ints(most);
    }

    /// Queues the sort of the first `n` keys and values, in place.
    public void run(Column keys, Column values, int n) {
        int tiles = ArrayKernels.tiles(n);
        // An even number of passes ends where it began.
        for (int pass = 0; pass < Integer.SIZE / BITS; pass++) {
            boolean there = pass % 2 == 0;
            Column from = there ? keys : otherKeys;
            Column with = there ? values : otherValues;
            int shift = pass * BITS;
            accelerator.launch(ArrayKernels.TALLY, tiles, ArrayKernels.LANES, from, n, shift, counts);
            scan.run(counts, ArrayKernels.DIGITS * tiles);
            accelerator.launch(
                    ArrayKernels.SCATTER,
                    tiles,
                    ArrayKernels.LANES,
                    from,
                    with,
                    n,
                    shift,
                    counts,
                    there ? otherKeys : keys,
                    there ? otherValues : values);
        }
    }

    @Override
    public void close() {
        scan.close();
        counts.close();
        otherKeys.close();
        otherValues.close();
    }
}
