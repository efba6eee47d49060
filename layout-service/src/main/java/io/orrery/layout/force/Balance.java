package io.orrery.layout.force;

/// The size at which a picture's forces balance as a whole, by Clausius' virial theorem: where nothing moves, what
/// pushes outwards, summed as force times place, equals what pulls inwards. The push of all pairs adds up to the same
/// at every size, so the size follows from the pulls. Going down a level this saves the many iterations in which
/// everything only grows.
public final class Balance {
    /// Each pass leaves a third of the error, because attraction grows with the size's power of one to two.
    private static final int PASSES = 6;

    private Balance() {}

    /// Scales all places about the centre so that push and pull balance. Nothing happens where nothing pulls.
    public static void scale(Bodies bodies, Links links, ForceSettings settings) {
        double factor = factor(bodies, links, settings);
        if (factor > 0 && factor < Double.POSITIVE_INFINITY) {
            for (int i = 0; i < bodies.size; i++) {
                bodies.x[i] *= (float) factor;
                bodies.y[i] *= (float) factor;
            }
        }
    }

    private static double factor(Bodies bodies, Links links, ForceSettings settings) {
        double mass = 0;
        double squares = 0;
        double gravity = 0;
        for (int i = 0; i < bodies.size; i++) {
            double m = bodies.mass[i];
            mass += m;
            squares += m * m;
            if (m > 0) {
                double far = Math.hypot(bodies.x[i], bodies.y[i]);
                gravity += settings.gravity() * m * (settings.strongGravity() ? far * far : far);
            }
        }
        double push = settings.scalingRatio() * (mass * mass - squares) / 2;
        if (settings.linLog()) {
            return logarithmic(bodies, links, settings, push, gravity);
        }
        double square = linear(bodies, links) + (settings.strongGravity() ? gravity : 0);
        double plain = settings.strongGravity() ? 0 : gravity;
        return square == 0 ? push / plain : (Math.sqrt(plain * plain + 4 * square * push) - plain) / (2 * square);
    }

    private static double linear(Bodies bodies, Links links) {
        double sum = 0;
        for (int i = 0; i < bodies.size; i++) {
            double own = 0;
            for (int h = links.start[i]; h < links.start[i + 1]; h++) {
                double dx = (double) bodies.x[links.neighbour[h]] - bodies.x[i];
                double dy = (double) bodies.y[links.neighbour[h]] - bodies.y[i];
                own += links.pull[h] * (dx * dx + dy * dy);
            }
            sum += own;
        }
        // Each edge was met from both ends.
        return sum / 2;
    }

    private static double logarithmic(Bodies bodies, Links links, ForceSettings settings, double push, double gravity) {
        double factor = 1;
        for (int pass = 0; pass < PASSES; pass++) {
            double pull = gravity * (settings.strongGravity() ? factor * factor : factor);
            for (int i = 0; i < bodies.size; i++) {
                for (int h = links.start[i]; h < links.start[i + 1]; h++) {
                    double dx = (double) bodies.x[links.neighbour[h]] - bodies.x[i];
                    double dy = (double) bodies.y[links.neighbour[h]] - bodies.y[i];
                    double far = factor * Math.sqrt(dx * dx + dy * dy);
                    pull += links.pull[h] * far * Math.log1p(far) / 2;
                }
            }
            factor *= Math.pow(push / pull, 2.0 / 3);
        }
        return factor;
    }
}
