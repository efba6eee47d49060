package io.orrery.layout.measure;

import java.util.stream.IntStream;

/// Whether communities are drawn apart: of the ten nodes drawn nearest to a node, the share that is of its community.
/// 1 is perfect; a random picture has the share of a typical community.
public final class CommunitySeparation {
    private static final int NEAREST = 10;

    private CommunitySeparation() {}

    /// Mean over some nodes; uses all cores.
    ///
    /// @param community of each node; nodes with a negative one do not count
    /// @return NaN when fewer than two nodes count
    public static double of(Drawing drawing, int[] community, long seed) {
        int[] sample = Samples.of(IntStream.range(0, drawing.nodes()).filter(node -> community[node] >= 0), seed);
        return sample.length < 2
                ? Double.NaN
                : Samples.mean(sample, node -> {
                    Nearest nearest = Nearest.to(node, drawing.x(), drawing.y(), NEAREST);
                    return (double) nearest.count(other -> community[other] == community[node]) / nearest.size();
                });
    }
}
