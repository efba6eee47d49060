package io.orrery.layout.measure;

/// What a picture of a graph owes to a fresh one of the same graph. Both are measured at the same sample of nodes, so
/// that the sample's luck is no difference between them. NaN where the graph is too small to tell.
///
/// @param stress of the picture, see [Stress]; less is better
/// @param freshStress of the fresh one
/// @param kept the picture's [NeighbourhoodPreservation]; more is better
/// @param freshKept that of the fresh one
public record Debt(double stress, double freshStress, double kept, double freshKept) {
    /// From this ratio on it is worth moving everybody.
    public static final double MOST = 1.15;

    /// Two fresh layouts of one graph differ by this much: less is nobody's debt, whatever the ratio.
    private static final double STRESS_NOISE = 0.005;

    private static final double KEPT_NOISE = 0.002;

    /// Both drawings are of the same graph.
    ///
    /// @param seed of what is sampled
    public static Debt between(Drawing picture, Drawing fresh, long seed) {
        Neighbourhoods graph = Neighbourhoods.of(picture);
        return new Debt(
                Stress.of(picture, graph, seed),
                Stress.of(fresh, graph, seed),
                NeighbourhoodPreservation.of(picture, graph, seed),
                NeighbourhoodPreservation.of(fresh, graph, seed));
    }

    /// How many times the stress of the fresh picture.
    public double stressRatio() {
        return stress / freshStress;
    }

    /// How many times the neighbourhoods are kept by the fresh picture.
    public double keptRatio() {
        return freshKept / kept;
    }

    /// Whether one of the two is so much worse that the fresh picture should be offered.
    public boolean isDue() {
        return (stressRatio() > MOST && stress - freshStress > STRESS_NOISE)
                || (keptRatio() > MOST && freshKept - kept > KEPT_NOISE);
    }
}
