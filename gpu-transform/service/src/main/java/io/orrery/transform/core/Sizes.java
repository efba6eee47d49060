package io.orrery.transform.core;

/// Sizes of nodes: radius in pixels at zoom 1.
final class Sizes {
    private static final float LEAST = 3f;
    private static final float MOST = 16f;
    private static final float BOUND = 100f;

    private Sizes() {}

    static float at(double share) {
        return (float) (LEAST + share * (MOST - LEAST));
    }

    /// Of what stands for this many things: a step for every tenfold.
    static float ofThings(long things) {
        return at(Math.min(1, 0.3 + 0.1 * Math.log10((double) Math.max(1, things))));
    }

    /// Bits of a size that a mapping names; [Channel#NONE] when it is no positive number.
    static int parse(String text) {
        double size = Numbers.parse(text);
        return size > 0 ? Float.floatToRawIntBits((float) Math.min(size, BOUND)) : Channel.NONE;
    }
}
