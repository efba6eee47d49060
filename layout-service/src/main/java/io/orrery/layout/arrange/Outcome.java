package io.orrery.layout.arrange;

/// What a layout says about a graph.
public sealed interface Outcome {

    /// A place for every node, finite, in layout units; y grows upwards.
    @SuppressWarnings("ArrayRecordComponent") // columns, handed over without copying
    record Places(float[] x, float[] y) implements Outcome {
        static Places of(int nodes) {
            return new Places(new float[nodes], new float[nodes]);
        }

        void set(int node, double px, double py) {
            x[node] = (float) px;
            y[node] = (float) py;
        }
    }

    /// A factor on the pull of every edge: the force model makes the picture.
    @SuppressWarnings("ArrayRecordComponent") // a column, handed over without copying
    record Pulls(float[] factor) implements Outcome {}
}
