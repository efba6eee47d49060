package io.orrery.layout.arrange;

/// All nodes on one circle, evenly, from the top clockwise in the order of the value. Its length gives each node its
/// spacing.
final class Circle implements Provider {
    @Override
    public Outcome arrange(Request request) {
        int count = request.nodes();
        Outcome.Places places = Outcome.Places.of(count);
        int[] nodes = Sorted.byOrder(request);
        double radius = count < 2 ? 0 : SPACING * count / (2 * Math.PI);
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * i / count;
            places.set(nodes[i], radius * Math.sin(angle), radius * Math.cos(angle));
        }
        return places;
    }
}
