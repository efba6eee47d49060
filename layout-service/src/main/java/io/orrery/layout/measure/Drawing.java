package io.orrery.layout.measure;

/// A graph and where its nodes are drawn; the arrays are not copied and must not change meanwhile.
///
/// @param source one end of each edge, as index into `x` and `y`
/// @param target the other end
@SuppressWarnings("ArrayRecordComponent") // columns, handed over without copying
public record Drawing(float[] x, float[] y, int[] source, int[] target) {
    public Drawing {
        if (x.length != y.length || source.length != target.length) {
            throw new IllegalArgumentException(x.length + " and " + y.length + " coordinates, " + source.length
                    + " and " + target.length + " ends of edges");
        }
    }

    public int nodes() {
        return x.length;
    }

    public int edges() {
        return source.length;
    }

    double distance(int a, int b) {
        return Math.hypot((double) x[a] - x[b], (double) y[a] - y[b]);
    }

    double edgeLength(int edge) {
        return distance(source[edge], target[edge]);
    }
}
