package io.orrery.gateway.uploads;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts a stream of pieces of any size into chunks of one size, the last one shorter. Copies each byte once. For one
/// thread at a time.
final class ChunkCutter {
    private final int size;
    private byte @Nullable [] filling;
    private int filled;

    /// @param size of a chunk, in bytes
    ChunkCutter(int size) {
        this.size = size;
    }

    /// Takes all of `piece` and returns the chunks that became full.
    List<byte[]> add(ByteBuffer piece) {
        List<byte[]> full = new ArrayList<>();
        while (piece.hasRemaining()) {
            byte[] chunk = filling;
            if (chunk == null) {
                chunk = new byte[size];
                filling = chunk;
                filled = 0;
            }
            int taken = Math.min(piece.remaining(), size - filled);
            piece.get(chunk, filled, taken);
            filled += taken;
            if (filled == size) {
                full.add(chunk);
                filling = null;
            }
        }
        return full;
    }

    /// What is left at the end: no chunk or one.
    List<byte[]> rest() {
        byte[] chunk = filling;
        filling = null;
        return chunk == null ? List.of() : List.of(Arrays.copyOf(chunk, filled));
    }
}
