package io.orrery.layout.force;

/// What an edge's weight makes of its attraction: inverted, normalised, raised to the influence, in Gephi's order.
///
/// @param least of all weights
/// @param span between the least and the greatest weight; 0 when weights are taken as they are
/// @param flat all weights are equal, so normalised each is 1
record Weights(boolean inverted, double least, double span, boolean flat, double influence) {

    /// @param source an entry with a negative one does not exist
    /// @param weight empty when all are 1
    static Weights of(int edges, int[] source, float[] weight, ForceSettings settings) {
        if (weight.length == 0) {
            return new Weights(false, 1, 0, true, 0);
        }
        if (!settings.normalizedWeights()) {
            return new Weights(settings.invertedWeights(), 0, 0, false, settings.edgeInfluence());
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int e = 0; e < edges; e++) {
            if (source[e] >= 0) {
                double w = turned(e, weight[e], settings.invertedWeights());
                least = Math.min(least, w);
                most = Math.max(most, w);
            }
        }
        return new Weights(settings.invertedWeights(), least, most - least, !(most > least), settings.edgeInfluence());
    }

    /// Whether every edge has the influence 1.
    boolean areEven() {
        return influence == 0 || flat;
    }

    /// @throws IllegalArgumentException when the weight is negative or not finite; names the entry
    double influence(int edge, float weight) {
        double w = turned(edge, weight, inverted);
        if (areEven()) {
            return 1;
        }
        double normal = span > 0 ? (w - least) / span : w;
        return influence == 1 ? normal : Math.pow(normal, influence);
    }

    private static double turned(int edge, float weight, boolean inverted) {
        if (!(weight >= 0) || weight == Float.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "weight of edge " + edge + " must be finite and not negative but is " + weight);
        }
        return !inverted ? weight : weight == 0 ? 0 : 1 / weight;
    }
}
