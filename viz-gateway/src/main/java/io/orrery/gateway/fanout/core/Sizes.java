package io.orrery.gateway.fanout.core;

import java.util.List;

/// Adds up lengths.
final class Sizes {
    private Sizes() {}

    static long of(List<byte[]> frames) {
        long sum = 0;
        for (byte[] frame : frames) {
            sum += frame.length;
        }
        return sum;
    }
}
