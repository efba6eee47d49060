package io.orrery.device.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.device.compute.Accelerator;
import io.orrery.device.compute.Column;
import io.orrery.device.compute.Device;
import io.orrery.device.compute.ReadyDevices;
import io.orrery.device.probe.Devices;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sums and sorts against Java's own, on every device, at lengths around the sizes of lanes and tiles.
final class ArrayTest {
    private static final int[] LENGTHS = {0, 1, 2, 255, 256, 257, 2_047, 2_048, 2_049, 70_001};

    static List<Device> devices() {
        return ReadyDevices.all();
    }

    @ParameterizedTest
    @MethodSource("devices")
    void eachValueBecomesTheSumOfThoseBefore(Device device) {
        SplittableRandom random = new SplittableRandom(1);
        try (Accelerator accelerator = Devices.open(device)) {
            for (int n : LENGTHS) {
                int[] values = random.ints(n + 1L, 0, 1_000).toArray();
                int[] result = new int[n + 1];
                try (Scan scan = new Scan(accelerator, n);
                        Column column = accelerator.ints(n + 1L)) {
                    column.write(values, n + 1);
                    scan.run(column, n);
                    column.read(result, n + 1);
                }
                int sum = 0;
                for (int i = 0; i <= n; i++) {
                    assertThat(result[i]).as("place %d of %d", i, n).isEqualTo(sum);
                    sum += values[i];
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void keysAreSortedAsUnsignedAndEqualOnesKeepTheirOrder(Device device) {
        SplittableRandom random = new SplittableRandom(2);
        try (Accelerator accelerator = Devices.open(device)) {
            for (int n : LENGTHS) {
                boolean few = n % 2 == 1;
                int[] keys = IntStream.range(0, n)
                        .map(i -> few ? random.nextInt(5) << 29 : random.nextInt())
                        .toArray();
                int[] values = IntStream.range(0, n).toArray();
                int[] expected = IntStream.range(0, n)
                        .boxed()
                        .sorted(Comparator.comparingLong(i -> Integer.toUnsignedLong(keys[i])))
                        .mapToInt(i -> i)
                        .toArray();
                int[] order = new int[n];
                int[] sorted = new int[n];
                try (RadixSort sort = new RadixSort(accelerator, n);
                        Column keyColumn = accelerator.ints(n);
                        Column valueColumn = accelerator.ints(n)) {
                    keyColumn.write(keys, n);
                    valueColumn.write(values, n);
                    sort.run(keyColumn, valueColumn, n);
                    valueColumn.read(order, n);
                    keyColumn.read(sorted, n);
                }
                assertThat(order).as("order of %d", n).isEqualTo(expected);
                assertThat(sorted)
                        .isEqualTo(IntStream.of(expected).map(i -> keys[i]).toArray());
            }
        }
    }
}
