package io.orrery.stage;

/// How much of the heap each stage may fill with graphs unless a setting says otherwise. The shares of one process
/// are meant to be used together: what is left is for the log's clients, the doors, and what comes and goes. Each is
/// somewhat more than a graph that fills the transform's takes there, so that the transform, which can refuse single
/// rows, is the one that refuses.
public enum HeapShare {
    TRANSFORM(19),
    LAYOUT(33),
    FANOUT(34);

    /// What a server with everything in it takes with no graph at all.
    private static final long BASE_BYTES = 250L << 20;

    private static final long LEAST_BYTES = 32L << 20;

    private final int percent;

    HeapShare(int percent) {
        this.percent = percent;
    }

    /// Of this process's heap.
    public long bytes() {
        return bytes(Runtime.getRuntime().maxMemory());
    }

    long bytes(long heapBytes) {
        return Math.max(LEAST_BYTES, (heapBytes - BASE_BYTES) / 100 * percent);
    }
}
