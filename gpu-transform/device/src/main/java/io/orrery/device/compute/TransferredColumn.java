package io.orrery.device.compute;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A column in memory that only the driver reaches. Bytes pass through a buffer of fixed size: drivers take native
/// memory, and a buffer of Java's ends at 2 GiB.
public abstract class TransferredColumn implements Column {
    private static final long CHUNK = 8L << 20;

    private final ElementType type;
    private final long count;

    protected TransferredColumn(ElementType type, long count) {
        this.type = type;
        this.count = count;
    }

    /// Copies the whole direct buffer to the device; returns when it has.
    protected abstract void put(long offset, ByteBuffer bytes);

    /// Fills the whole direct buffer from the device; returns when it has.
    protected abstract void get(long offset, ByteBuffer bytes);

    @Override
    public final ElementType type() {
        return type;
    }

    @Override
    public final long count() {
        return count;
    }

    @Override
    public final void write(MemorySegment source) {
        check(source);
        inChunks(source, (offset, part, buffer) -> {
            MemorySegment.copy(part, 0, MemorySegment.ofBuffer(buffer), 0, part.byteSize());
            put(offset, buffer);
        });
    }

    @Override
    public final void read(MemorySegment target) {
        check(target);
        inChunks(target, (offset, part, buffer) -> {
            get(offset, buffer);
            MemorySegment.copy(MemorySegment.ofBuffer(buffer), 0, part, 0, part.byteSize());
        });
    }

    private void inChunks(MemorySegment whole, Transfer transfer) {
        long size = whole.byteSize();
        if (size == 0) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment staging = arena.allocate(Math.min(CHUNK, size), 64);
            for (long offset = 0; offset < size; offset += CHUNK) {
                long length = Math.min(CHUNK, size - offset);
                ByteBuffer buffer = staging.asSlice(0, length).asByteBuffer().order(ByteOrder.nativeOrder());
                transfer.run(offset, whole.asSlice(offset, length), buffer);
            }
        }
    }

    private void check(MemorySegment other) {
        if (other.byteSize() > size()) {
            throw new IllegalArgumentException(
                    "a column of " + size() + " bytes cannot exchange " + other.byteSize() + " bytes");
        }
    }

    @FunctionalInterface
    private interface Transfer {
        void run(long offset, MemorySegment part, ByteBuffer buffer);
    }
}
