package io.orrery.device.compute;

import java.lang.foreign.MemorySegment;

/// Numbers of one type in a device's memory. Fresh ones hold anything.
///
/// Belongs to the accelerator that allocated it and is used by one thread at a time. Transfers wait for the launches
/// before them, and return when the other side's memory may be used again.
public interface Column extends AutoCloseable {
    ElementType type();

    /// How many elements.
    long count();

    /// Copies the source's bytes to the begin of this column.
    ///
    /// @throws IllegalArgumentException when they do not fit
    /// @throws DeviceFault when the device refuses
    void write(MemorySegment source);

    /// Fills the target with the begin of this column.
    ///
    /// @throws IllegalArgumentException when it is longer than this
    /// @throws DeviceFault when the device refuses
    void read(MemorySegment target);

    /// Frees the memory; later use is an error.
    @Override
    void close();

    default void write(float[] values, int count) {
        write(part(MemorySegment.ofArray(values), count, Float.BYTES));
    }

    default void write(int[] values, int count) {
        write(part(MemorySegment.ofArray(values), count, Integer.BYTES));
    }

    default void write(double[] values, int count) {
        write(part(MemorySegment.ofArray(values), count, Double.BYTES));
    }

    default void read(float[] values, int count) {
        read(part(MemorySegment.ofArray(values), count, Float.BYTES));
    }

    default void read(int[] values, int count) {
        read(part(MemorySegment.ofArray(values), count, Integer.BYTES));
    }

    default void read(double[] values, int count) {
        read(part(MemorySegment.ofArray(values), count, Double.BYTES));
    }

    /// In bytes.
    default long size() {
        return count() * type().bytes();
    }

    private static MemorySegment part(MemorySegment array, int count, int bytes) {
        return array.asSlice(0, (long) count * bytes);
    }
}
