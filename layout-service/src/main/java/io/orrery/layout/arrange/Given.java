package io.orrery.layout.arrange;

/// Every node where the data says.
final class Given implements Provider {
    /// Squares of distances stay finite within this.
    private static final float FARTHEST = 1e18f;

    @Override
    public Outcome arrange(Request request) {
        Outcome.Places places = Outcome.Places.of(request.nodes());
        for (int node = 0; node < request.nodes(); node++) {
            boolean given =
                    request.x().length > 0 && Float.isFinite(request.x()[node]) && Float.isFinite(request.y()[node]);
            places.set(
                    node,
                    given ? Math.clamp(request.x()[node], -FARTHEST, FARTHEST) : Float.NaN,
                    given ? Math.clamp(request.y()[node], -FARTHEST, FARTHEST) : Float.NaN);
        }
        return Leftover.below(places, 0);
    }
}
