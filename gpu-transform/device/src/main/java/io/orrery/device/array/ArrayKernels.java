package io.orrery.device.array;

import io.orrery.device.compute.Definition.Group;
import io.orrery.device.compute.Kernel;
import io.orrery.device.compute.KernelSource;
import io.orrery.device.compute.Operands;
import io.orrery.device.compute.Operands.Ints;
import java.util.Map;

/// Definitions of the kernels in `array.cl`.
final class ArrayKernels {
    /// Lanes of a group.
    static final int LANES = 256;
    /// Elements that one group sees to.
    static final int TILE = 2_048;
    /// Digits of a pass, of eight bits.
    static final int DIGITS = 256;

    static final KernelSource SOURCE = new KernelSource(
            ArrayKernels.class,
            "array",
            Map.of(
                    "tileSums", ArrayKernels::tileSums,
                    "scanSums", (group, operands) -> scanSums(operands),
                    "scanTiles", ArrayKernels::scanTiles,
                    "tally", ArrayKernels::tally,
                    "scatter", ArrayKernels::scatter));

    static final Kernel TILE_SUMS = SOURCE.kernel("tileSums");
    static final Kernel SCAN_SUMS = SOURCE.kernel("scanSums");
    static final Kernel SCAN_TILES = SOURCE.kernel("scanTiles");
    static final Kernel TALLY = SOURCE.kernel("tally");
    static final Kernel SCATTER = SOURCE.kernel("scatter");

    private ArrayKernels() {}

    /// How many tiles `n` elements fill; at least 1.
    static int tiles(int n) {
        return Math.max(1, (n + TILE - 1) / TILE);
    }

    private static int end(Group group, int n) {
        return Math.min(n, (group.number() + 1) * TILE);
    }

    private static void tileSums(Group group, Operands o) {
        Ints values = o.ints(0);
        int sum = 0;
        for (int i = group.number() * TILE; i < end(group, o.number(1)); i++) {
            sum += values.at(i);
        }
        o.ints(2).put(group.number(), sum);
    }

    private static void scanSums(Operands o) {
        Ints sums = o.ints(0);
        int before = 0;
        for (int i = 0; i < o.number(1); i++) {
            int value = sums.at(i);
            sums.put(i, before);
            before += value;
        }
        sums.put(o.number(1), before);
    }

    private static void scanTiles(Group group, Operands o) {
        Ints values = o.ints(0);
        int n = o.number(1);
        int before = o.ints(2).at(group.number());
        for (int i = group.number() * TILE; i < end(group, n); i++) {
            int value = values.at(i);
            values.put(i, before);
            before += value;
        }
        if (group.number() == group.count() - 1) {
            values.put(n, o.ints(2).at(group.count()));
        }
    }

    private static void tally(Group group, Operands o) {
        Ints keys = o.ints(0);
        int[] counts = new int[DIGITS];
        for (int i = group.number() * TILE; i < end(group, o.number(1)); i++) {
            counts[(keys.at(i) >> o.number(2)) & (DIGITS - 1)]++;
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            o.ints(3).put(digit * group.count() + group.number(), counts[digit]);
        }
    }

    private static void scatter(Group group, Operands o) {
        Ints keys = o.ints(0);
        int[] next = new int[DIGITS];
        for (int digit = 0; digit < DIGITS; digit++) {
            next[digit] = o.ints(4).at(digit * group.count() + group.number());
        }
        for (int i = group.number() * TILE; i < end(group, o.number(2)); i++) {
            int place = next[(keys.at(i) >> o.number(3)) & (DIGITS - 1)]++;
            o.ints(5).put(place, keys.at(i));
            o.ints(6).put(place, o.ints(1).at(i));
        }
    }
}
