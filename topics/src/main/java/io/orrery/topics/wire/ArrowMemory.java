package io.orrery.topics.wire;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// The one allocator behind all codecs. Bounded: a batch that would pass the bound fails as
/// [MalformedRecord] in its reader rather than taking the process down.
final class ArrowMemory {
    /// Far above what concurrent batches of at most 1 MB need, far below what a laptop has.
    private static final long LIMIT_BYTES = 512L << 20;

    static final BufferAllocator ALLOCATOR = new RootAllocator(LIMIT_BYTES);

    private ArrowMemory() {}
}
