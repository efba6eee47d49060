package io.orrery.layout.live;

/// Randomness without state: the same seed and number give the same value on every machine and in every run.
final class Jitter {
    private Jitter() {}

    /// 32 well mixed bits (the lowbias32 hash).
    static int hash(int seed, int number) {
        int h = seed * 0x9E3779B9 + number;
        h ^= h >>> 16;
        h *= 0x7FEB352D;
        h ^= h >>> 15;
        h *= 0x846CA68B;
        return h ^ (h >>> 16);
    }

    /// In 0..1, without 1.
    static double unit(int seed, int number) {
        return (hash(seed, number) >>> 8) * 0x1p-24;
    }
}
