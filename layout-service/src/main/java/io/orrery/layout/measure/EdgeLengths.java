package io.orrery.layout.measure;

/// How unequal the edges' lengths are: standard deviation over mean. 0 when all are equal.
final class EdgeLengths {
    private EdgeLengths() {}

    /// @return NaN without edges of any length
    static double variation(Drawing drawing) {
        double sum = 0;
        double squares = 0;
        for (int e = 0; e < drawing.edges(); e++) {
            double length = drawing.edgeLength(e);
            sum += length;
            squares += length * length;
        }
        double mean = sum / drawing.edges();
        return Math.sqrt(Math.max(0, squares / drawing.edges() - mean * mean)) / mean;
    }
}
