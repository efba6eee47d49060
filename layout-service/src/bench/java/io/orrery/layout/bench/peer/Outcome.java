package io.orrery.layout.bench.peer;

/// What a program gave back.
///
/// @param bestMillis of the quickest iteration, wall; NaN when it does not count iterations
/// @param meanMillis of an iteration, wall
/// @param cpuMillis of all cores for an iteration
/// @param seconds from begin to end
@SuppressWarnings("ArrayRecordComponent") // columns, handed over without copying
record Outcome(float[] x, float[] y, double bestMillis, double meanMillis, double cpuMillis, double seconds) {}
