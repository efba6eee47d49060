package io.orrery.layout.force;

/// Why a graph is not laid out where it should be.
///
/// @param fault a device broke; otherwise the graph met a bound
/// @param text one sentence without a final point
public record Remark(boolean fault, String text) {}
