package io.orrery.layout.force;

import io.orrery.device.Workers;

/// How far a picture is from the model's balance: what is left of all forces, by what pushes alone. 0 where nothing
/// wants to move; the same measure for a picture of any origin.
public final class Residual {
    private Residual() {}

    /// Sum of mass · force over sum of mass · push, of free bodies. The forces in `bodies` are overwritten.
    ///
    /// @return NaN when nothing pushes
    public static double of(Bodies bodies, Links links, ForceSettings settings, Workers workers) {
        double push = 0;
        double left = 0;
        new Repulsion(workers).apply(bodies, new Packed(), settings, Repulsion.EXACT);
        for (int i = 0; i < bodies.size; i++) {
            if (isFree(bodies, i)) {
                push += bodies.mass[i] * Math.hypot(bodies.fx[i], bodies.fy[i]);
            }
        }
        Pull.apply(bodies, links, settings, 0, bodies.size);
        for (int i = 0; i < bodies.size; i++) {
            if (isFree(bodies, i)) {
                left += bodies.mass[i] * Math.hypot(bodies.fx[i], bodies.fy[i]);
            }
        }
        return push == 0 ? Double.NaN : left / push;
    }

    private static boolean isFree(Bodies bodies, int i) {
        return bodies.mass[i] > 0 && bodies.mobility[i] > 0;
    }
}
