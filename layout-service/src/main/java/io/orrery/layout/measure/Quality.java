package io.orrery.layout.measure;

/// The measures of one picture. NaN where the graph is too small to tell.
///
/// @param stress see [Stress]; less is better
/// @param neighbourhoodPreservation see [NeighbourhoodPreservation]; more is better
/// @param edgeLengthVariation see [EdgeLengths]
/// @param crossingRate see [Crossings]; less is better
public record Quality(
        double stress, double neighbourhoodPreservation, double edgeLengthVariation, double crossingRate) {

    /// Takes seconds for a million nodes.
    ///
    /// @param seed of what is sampled
    public static Quality of(Drawing drawing, long seed) {
        Neighbourhoods graph = Neighbourhoods.of(drawing);
        return new Quality(
                Stress.of(drawing, graph, seed),
                NeighbourhoodPreservation.of(drawing, graph, seed),
                EdgeLengths.variation(drawing),
                Crossings.rate(drawing, seed));
    }
}
