package io.orrery.layout.force;

import java.util.Arrays;

/// The size at which the forces inside each connected part balance, by Clausius' virial theorem: where nothing moves,
/// what pushes outwards, summed as force times place, equals what pulls inwards. The push of all pairs adds up to the
/// same at every size, so the size follows from the pulls. Going down a level this saves the many iterations in which
/// everything only grows. Where the parts stand is left to the layout.
public final class Balance {
    /// Each pass leaves a third of the error, because attraction grows with the size's power of one to two.
    private static final int PASSES = 6;

    private final Bodies bodies;
    private final Links links;
    private final ForceSettings settings;
    private final Components parts;
    private final double[] centreX;
    private final double[] centreY;
    private final double[] push;
    private final double[] gravity;

    private Balance(Bodies bodies, Links links, ForceSettings settings) {
        this.bodies = bodies;
        this.links = links;
        this.settings = settings;
        parts = Components.of(bodies, links);
        centreX = new double[parts.count];
        centreY = new double[parts.count];
        push = new double[parts.count];
        gravity = new double[parts.count];
        measure();
    }

    /// Scales each connected part about its centre of mass so that its pushes and pulls balance. A part that nothing
    /// pulls stays as it is.
    public static void scale(Bodies bodies, Links links, ForceSettings settings) {
        Balance balance = new Balance(bodies, links, settings);
        balance.apply(settings.linLog() ? balance.logarithmic() : balance.linear());
    }

    private void measure() {
        double[] mass = new double[parts.count];
        double[] squares = new double[parts.count];
        for (int i = 0; i < bodies.size; i++) {
            int part = parts.of[i];
            if (part >= 0) {
                double m = bodies.mass[i];
                mass[part] += m;
                squares[part] += m * m;
                centreX[part] += m * bodies.x[i];
                centreY[part] += m * bodies.y[i];
            }
        }
        for (int part = 0; part < parts.count; part++) {
            centreX[part] /= mass[part];
            centreY[part] /= mass[part];
            push[part] = settings.scalingRatio() * (mass[part] * mass[part] - squares[part]) / 2;
        }
        for (int i = 0; i < bodies.size; i++) {
            int part = parts.of[i];
            if (part >= 0) {
                double far = settings.strongGravity() ? 1 : Math.hypot(bodies.x[i], bodies.y[i]);
                double outwards =
                        bodies.x[i] * (bodies.x[i] - centreX[part]) + bodies.y[i] * (bodies.y[i] - centreY[part]);
                gravity[part] += far == 0 ? 0 : settings.gravity() * bodies.mass[i] * outwards / far;
            }
        }
    }

    private double[] linear() {
        double[] square = pulls((dx, dy, _) -> dx * dx + dy * dy, new double[0]);
        double[] factor = new double[parts.count];
        for (int part = 0; part < parts.count; part++) {
            double quadratic = square[part] + (settings.strongGravity() ? gravity[part] : 0);
            double plain = settings.strongGravity() ? 0 : gravity[part];
            factor[part] = quadratic <= 0
                    ? 1
                    : (Math.sqrt(plain * plain + 4 * quadratic * push[part]) - plain) / (2 * quadratic);
        }
        return factor;
    }

    private double[] logarithmic() {
        double[] factor = new double[parts.count];
        Arrays.fill(factor, 1);
        for (int pass = 0; pass < PASSES; pass++) {
            double[] pull = pulls(
                    (dx, dy, size) -> {
                        double far = size * Math.sqrt(dx * dx + dy * dy);
                        return far * Math.log1p(far);
                    },
                    factor);
            for (int part = 0; part < parts.count; part++) {
                double size = factor[part];
                double all = pull[part] + gravity[part] * (settings.strongGravity() ? size * size : size);
                factor[part] *= all > 0 && push[part] > 0 ? Math.pow(push[part] / all, 2.0 / 3) : 1;
            }
        }
        return factor;
    }

    /// What one edge adds, by the distance between its ends and the size of its part.
    @FunctionalInterface
    private interface Share {
        double of(double dx, double dy, double size);
    }

    /// @param size of each part; empty where it does not matter
    private double[] pulls(Share share, double[] size) {
        double[] sum = new double[parts.count];
        for (int i = 0; i < bodies.size; i++) {
            int part = parts.of[i];
            double own = 0;
            for (int h = links.start[i]; h < links.start[i + 1]; h++) {
                double dx = (double) bodies.x[links.neighbour[h]] - bodies.x[i];
                double dy = (double) bodies.y[links.neighbour[h]] - bodies.y[i];
                own += links.at(h) * share.of(dx, dy, size.length == 0 ? 1 : size[part]);
            }
            if (part >= 0) {
                // Each edge is met from both ends.
                sum[part] += own / 2;
            }
        }
        return sum;
    }

    private void apply(double[] factor) {
        for (int i = 0; i < bodies.size; i++) {
            int part = parts.of[i];
            if (part >= 0 && factor[part] > 0 && factor[part] < Double.POSITIVE_INFINITY) {
                bodies.x[i] = (float) (centreX[part] + factor[part] * (bodies.x[i] - centreX[part]));
                bodies.y[i] = (float) (centreY[part] + factor[part] * (bodies.y[i] - centreY[part]));
            }
        }
    }
}
