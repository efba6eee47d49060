package io.orrery.layout.live;

import io.orrery.layout.force.ForceSettings;
import java.util.Arrays;

/// A graph and how it is drawn now, by node number. A copy, which other threads may have.
///
/// @param shape the graph
/// @param x of each node
/// @param y of each node
/// @param pinned whether somebody holds the node where it is
/// @param radius of each node; empty while no node has a size
/// @param settings of the force model
/// @param births how many nodes have ever come: see [Offer]
@SuppressWarnings("ArrayRecordComponent") // columns, handed over without copying
public record Picture(
        Shape shape, float[] x, float[] y, boolean[] pinned, float[] radius, ForceSettings settings, int births) {

    static Picture of(Nodes nodes, EdgeTable edges, ForceSettings settings) {
        Shape shape = Shape.of(nodes, edges);
        int[] slots = shape.slots();
        float[] x = new float[slots.length];
        float[] y = new float[slots.length];
        boolean[] pinned = new boolean[slots.length];
        float[] radius = new float[nodes.bodies.radius.length == 0 ? 0 : slots.length];
        for (int node = 0; node < slots.length; node++) {
            x[node] = nodes.bodies.x[slots[node]];
            y[node] = nodes.bodies.y[slots[node]];
            pinned[node] = nodes.pinned[slots[node]];
            if (radius.length > 0) {
                radius[node] = nodes.bodies.radius[slots[node]];
            }
        }
        return new Picture(shape, x, y, pinned, radius, settings, nodes.births);
    }

    /// What is offered when the nodes stand at `newX, newY`, by node number.
    public Offer offer(float[] newX, float[] newY) {
        int[] slots = shape.slots();
        float[] pairs = new float[slots.length == 0 ? 0 : 2 * (slots[slots.length - 1] + 1)];
        Arrays.fill(pairs, Float.NaN);
        boolean[] apart = new boolean[pairs.length / 2];
        boolean[] together = shape.largestPart();
        for (int node = 0; node < slots.length; node++) {
            pairs[2 * slots[node]] = newX[node];
            pairs[2 * slots[node] + 1] = newY[node];
            apart[slots[node]] = !together[node];
        }
        return new Offer(pairs, apart, births);
    }
}
