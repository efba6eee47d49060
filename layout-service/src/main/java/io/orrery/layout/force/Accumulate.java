package io.orrery.layout.force;

/// The innermost loop of repulsion. Every array is read at the same index, which is the shape that the JIT compiler
/// turns into vector instructions; keep it a small method of its own.
final class Accumulate {
    /// Removes a body's push on itself without a branch: the distance is 0, so the product is too.
    private static final float NEVER_ZERO = 1e-20f;

    private Accumulate() {}

    /// Adds to `ax, ay` of each target the sum of mass · (target − source) / distance² over a list of sources.
    ///
    /// @param lanes how many targets; best a multiple of 16
    /// @param count how many sources
    static void list(
            float[] tx, float[] ty, float[] ax, float[] ay, int lanes, float[] sx, float[] sy, float[] sm, int count) {
        for (int j = 0; j < count; j++) {
            one(tx, ty, ax, ay, lanes, sx[j], sy[j], sm[j]);
        }
    }

    private static void one(float[] tx, float[] ty, float[] ax, float[] ay, int lanes, float px, float py, float mass) {
        for (int k = 0; k < lanes; k++) {
            float dx = tx[k] - px;
            float dy = ty[k] - py;
            float factor = mass / (dx * dx + dy * dy + NEVER_ZERO);
            ax[k] += dx * factor;
            ay[k] += dy * factor;
        }
    }
}
