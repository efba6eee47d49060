package io.orrery.device.array;

import io.orrery.device.compute.Accelerator;
import io.orrery.device.compute.Column;

/// Running sums of ints: each value becomes the sum of all before it. Sums wrap around at 2³¹.
public final class Scan implements AutoCloseable {
    private final Accelerator accelerator;
    private final Column sums;

    /// @param most how many values a call has at most
    public Scan(Accelerator accelerator, int most) {
        this.accelerator = accelerator;
        accelerator.load(ArrayKernels.SOURCE);
        sums = accelerator.ints(ArrayKernels.tiles(most) + 1L);
    }

    /// Queues the sums of the first `n` values, in place; the total is put behind them, so the column needs `n + 1`.
    public void run(Column values, int n) {
        int tiles = ArrayKernels.tiles(n);
        accelerator.launch(ArrayKernels.TILE_SUMS, tiles, ArrayKernels.LANES, values, n, sums);
        accelerator.launch(ArrayKernels.SCAN_SUMS, 1, ArrayKernels.LANES, sums, tiles);
        accelerator.launch(ArrayKernels.SCAN_TILES, tiles, ArrayKernels.LANES, values, n, sums);
    }

    @Override
    public void close() {
        sums.close();
    }
}
