package io.orrery.layout.force;

/// The push between near bodies that have a size (Gephi's adjust sizes): it grows with the gap between their rims, and
/// where they overlap a strong push of fixed strength parts them.
final class Collisions {
    /// Gephi's factor for bodies that overlap.
    private static final float OVERLAP = 100;

    private Collisions() {}

    /// Adds what the bodies `from..to` push at each target, as [Accumulate#list] does for points.
    static void list(Group group, Packed packed, int from, int to) {
        for (int j = from; j < to; j++) {
            one(group, packed.x[j], packed.y[j], packed.mass[j], packed.rim[j]);
        }
    }

    /// What is multiplied with the difference of places. In double precision: where rims nearly touch, the gap is a
    /// small difference of large numbers.
    static double factor(double dx, double dy, double mass, float radius, float other) {
        double gap = Math.sqrt(dx * dx + dy * dy) - radius - other;
        return gap > 0 ? mass / (gap * gap) : gap < 0 ? OVERLAP * mass : 0;
    }

    private static void one(Group group, float px, float py, float mass, float radius) {
        float[] tx = group.tx;
        float[] ty = group.ty;
        float[] tr = group.tr;
        for (int k = 0; k < group.lanes(); k++) {
            double dx = (double) tx[k] - px;
            double dy = (double) ty[k] - py;
            double factor = factor(dx, dy, mass, tr[k], radius);
            group.ax[k] += (float) (dx * factor);
            group.ay[k] += (float) (dy * factor);
        }
    }
}
