package io.orrery.layout.arrange;

/// A map in the web's mercator projection (EPSG:3857 scaled down): north is up, Greenwich and the equator are 0.
/// Latitudes beyond ±85.0511° are drawn at that edge, where the map is square. A longitude beyond ±180° or a latitude
/// beyond ±90° is no place.
final class Geographic implements Provider {
    /// Width of the world in layout units.
    static final double WORLD = 10_000;

    private static final double EDGE = 85.0511;

    @Override
    public Outcome arrange(Request request) {
        Outcome.Places places = Outcome.Places.of(request.nodes());
        double radius = WORLD / (2 * Math.PI);
        for (int node = 0; node < request.nodes(); node++) {
            double longitude = request.x().length == 0 ? Double.NaN : request.x()[node];
            double latitude = request.x().length == 0 ? Double.NaN : request.y()[node];
            if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
                places.set(node, Double.NaN, Double.NaN);
                continue;
            }
            double phi = Math.toRadians(Math.clamp(latitude, -EDGE, EDGE));
            double north = Math.log(Math.tan(Math.PI / 4 + phi / 2));
            places.set(node, radius * Math.toRadians(longitude), radius * north);
        }
        return Leftover.below(places, SPACING);
    }
}
