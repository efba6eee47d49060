package io.orrery.transform.core;

/// How arrays grow: by half, so that a graph of a million edges never holds twice what it needs.
final class Growth {
    private static final int LEAST = 16;

    private Growth() {}

    /// A capacity above `length` that holds `index`.
    static int capacity(int length, int index) {
        return Math.max(Math.max(LEAST, index + 1), length + (length >> 1));
    }
}
