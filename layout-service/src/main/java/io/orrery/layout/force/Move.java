package io.orrery.layout.force;

/// How bodies follow their forces: sums for the global speed, then the step itself.
final class Move {
    private static final double MOST_WITH_SIZE = 10;

    private Move() {}

    /// Adds swinging and traction of the bodies in `from..to` to `sums[at], sums[at + 1]`.
    static void swing(Bodies b, int from, int to, double[] sums, int at) {
        double swinging = 0;
        double traction = 0;
        for (int i = from; i < to; i++) {
            double weight = (double) b.mass[i] * b.mobility[i];
            double oldX = b.oldFx[i];
            double oldY = b.oldFy[i];
            if (weight == 0 || Double.isNaN(oldX)) {
                continue;
            }
            double sx = oldX - b.fx[i];
            double sy = oldY - b.fy[i];
            double tx = oldX + b.fx[i];
            double ty = oldY + b.fy[i];
            swinging += weight * Math.sqrt(sx * sx + sy * sy);
            traction += weight * Math.sqrt(tx * tx + ty * ty) / 2;
        }
        sums[at] = swinging;
        sums[at + 1] = traction;
    }

    /// Moves the bodies in `from..to`; adds the distance to `sums[at]` and keeps the longest in `sums[at + 1]`.
    static void step(
            Bodies b, ForceSettings settings, double speed, double limit, int from, int to, double[] sums, int at) {
        double travelled = 0;
        double furthest = 0;
        for (int i = from; i < to; i++) {
            if (b.mass[i] == 0 || b.mobility[i] == 0) {
                continue;
            }
            boolean first = Float.isNaN(b.oldFx[i]);
            double sx = (first ? 0 : b.oldFx[i]) - (double) b.fx[i];
            double sy = (first ? 0 : b.oldFy[i]) - (double) b.fy[i];
            double swing = b.mass[i] * Math.sqrt(sx * sx + sy * sy);
            double factor = b.mobility[i] * step(b, settings, i, speed / (1 + Math.sqrt(speed * swing)));
            double dx = b.fx[i] * factor;
            double dy = b.fy[i] * factor;
            double length = Math.sqrt(dx * dx + dy * dy);
            if (!(length < Double.POSITIVE_INFINITY)) {
                continue;
            }
            if (length > limit) {
                dx *= limit / length;
                dy *= limit / length;
            }
            double moved = shift(b, settings, i, dx, dy);
            travelled += moved;
            furthest = Math.max(furthest, moved);
        }
        sums[at] = travelled;
        sums[at + 1] = furthest;
    }

    /// Bodies that have a size creep, by at most Gephi's ten units, so that they do not jump over each other.
    private static double step(Bodies b, ForceSettings settings, int i, double factor) {
        if (!settings.preventOverlap()) {
            return factor;
        }
        return creep(b.fx[i], b.fy[i], factor);
    }

    static double creep(double fx, double fy, double factor) {
        double force = Math.hypot(fx, fy);
        return force == 0 ? 0 : Math.min(0.1 * factor * force, MOST_WITH_SIZE) / force;
    }

    private static double shift(Bodies b, ForceSettings settings, int i, double dx, double dy) {
        double oldX = b.x[i];
        double oldY = b.y[i];
        double newX = settings.lockedX() ? oldX : oldX + dx;
        double newY = settings.lockedY() ? oldY : oldY + dy;
        if (settings.lockedR()) {
            double was = Math.sqrt(oldX * oldX + oldY * oldY);
            double is = Math.sqrt(newX * newX + newY * newY);
            if (is > 0) {
                newX *= was / is;
                newY *= was / is;
            }
        }
        b.x[i] = (float) newX;
        b.y[i] = (float) newY;
        return Math.sqrt((newX - oldX) * (newX - oldX) + (newY - oldY) * (newY - oldY));
    }
}
