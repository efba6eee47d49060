package io.orrery.layout.arrange;

/// Rows from the top left, as many as make a square, in the order of the value; the middle of the square is the origin.
final class Grid implements Provider {
    @Override
    public Outcome arrange(Request request) {
        int count = request.nodes();
        Outcome.Places places = Outcome.Places.of(count);
        int[] nodes = Sorted.byOrder(request);
        int columns = (int) Math.ceil(Math.sqrt(count));
        double half = SPACING * (columns - 1) / 2;
        for (int i = 0; i < count; i++) {
            int row = i / columns;
            places.set(nodes[i], SPACING * (i % columns) - half, half - SPACING * row);
        }
        return places;
    }
}
