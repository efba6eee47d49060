package io.orrery.layout.force;

/// The innermost loop of repulsion, in which a layout spends a third of its time. With Java's vector module it keeps
/// four registers of targets, or one, through the whole list; without it, for targets that fill no register and in
/// pictures of an enormous extent a plain loop does the same.
final class Accumulate {
    /// Removes a body's push on itself without a branch: the distance is 0, so the product is too.
    static final float NEVER_ZERO = 1e-14f;

    /// Up to this distance the product of two squared distances is a number, and pushes can share a division.
    static final float WIDEST = 1e8f;

    private static final boolean VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private Accumulate() {}

    /// Adds to `ax, ay` of each target the sum of mass · (target − source) / distance² over a list of sources.
    ///
    /// @param wide whether two of them can be further apart than [#WIDEST]
    /// @param targets that count
    /// @param lanes how many targets with the padding that fills their last register
    /// @param count how many sources
    static void list(
            boolean wide,
            float[] tx,
            float[] ty,
            float[] ax,
            float[] ay,
            int targets,
            int lanes,
            float[] sx,
            float[] sy,
            float[] sm,
            int count) {
        boolean vectors = VECTORS && !wide;
        if (vectors && targets <= AccumulateVectors.FEW) {
            int done = AccumulateVectors.across(tx, ty, ax, ay, targets, sx, sy, sm, count);
            for (int j = done; j < count; j++) {
                one(tx, ty, ax, ay, 0, targets, sx[j], sy[j], sm[j]);
            }
            return;
        }
        int done = vectors ? AccumulateVectors.list(tx, ty, ax, ay, lanes, sx, sy, sm, count) : 0;
        plain(tx, ty, ax, ay, done, lanes, sx, sy, sm, count);
    }

    /// The definition, for the targets from `first` on. Every array is read at the same index, which is the shape that
    /// the JIT compiler turns into vector instructions; keep its inner loop a small method of its own.
    static void plain(
            float[] tx,
            float[] ty,
            float[] ax,
            float[] ay,
            int first,
            int lanes,
            float[] sx,
            float[] sy,
            float[] sm,
            int count) {
        if (first < lanes) {
            for (int j = 0; j < count; j++) {
                one(tx, ty, ax, ay, first, lanes, sx[j], sy[j], sm[j]);
            }
        }
    }

    private static void one(
            float[] tx, float[] ty, float[] ax, float[] ay, int first, int lanes, float px, float py, float mass) {
        for (int k = first; k < lanes; k++) {
            float dx = tx[k] - px;
            float dy = ty[k] - py;
            float factor = mass / (dx * dx + dy * dy + NEVER_ZERO);
            ax[k] += dx * factor;
            ay[k] += dy * factor;
        }
    }
}
