package io.orrery.layout.force;

/// What one iteration did.
///
/// @param bodies how many were there
/// @param swinging sum of mass · |old force − force| over free bodies, weighted by mobility
/// @param traction sum of mass · |old force + force| / 2, weighted likewise
/// @param travelled sum of the distances moved
/// @param furthest the longest of them
/// @param radius root mean square distance from the centre of all bodies, before the move
public record Motion(int bodies, double swinging, double traction, double travelled, double furthest, double radius) {

    /// Mean distance moved, as a share of the picture's radius; 0 when nothing moved. Pictures smaller than they will
    /// be count as big as so many bodies naturally are, so that a lone node can come to rest.
    public double relative() {
        return bodies == 0 ? 0 : travelled / bodies / Math.max(radius, Math.sqrt(bodies));
    }
}
