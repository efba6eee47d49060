package io.orrery.layout.force;

/// Attraction along links and gravity, added to the force of each body that may move.
final class Pull {
    private Pull() {}

    static void apply(Bodies bodies, Links links, ForceSettings settings, int from, int to) {
        float gravity = (float) settings.gravity();
        boolean strong = settings.strongGravity();
        boolean logarithmic = settings.linLog();
        float[] x = bodies.x;
        float[] y = bodies.y;
        for (int i = from; i < to; i++) {
            float mass = bodies.mass[i];
            if (mass == 0 || bodies.mobility[i] == 0) {
                continue;
            }
            float px = x[i];
            float py = y[i];
            int end = links.start[i + 1];
            float sumX = 0;
            float sumY = 0;
            if (settings.preventOverlap()) {
                for (int h = links.start[i]; h < end; h++) {
                    int j = links.neighbour[h];
                    float dx = x[j] - px;
                    float dy = y[j] - py;
                    float pull = links.at(h) * outside(dx, dy, bodies.radius(i) + bodies.radius(j), logarithmic);
                    sumX += pull * dx;
                    sumY += pull * dy;
                }
            } else if (logarithmic) {
                for (int h = links.start[i]; h < end; h++) {
                    float dx = x[links.neighbour[h]] - px;
                    float dy = y[links.neighbour[h]] - py;
                    float pull = links.at(h) * logarithm(dx, dy);
                    sumX += pull * dx;
                    sumY += pull * dy;
                }
            } else if (links.pull.length == 0) {
                for (int h = links.start[i]; h < end; h++) {
                    int j = links.neighbour[h];
                    sumX += x[j] - px;
                    sumY += y[j] - py;
                }
            } else {
                for (int h = links.start[i]; h < end; h++) {
                    int j = links.neighbour[h];
                    float pull = links.pull[h];
                    sumX += pull * (x[j] - px);
                    sumY += pull * (y[j] - py);
                }
            }
            float towards = strong ? gravity * mass : weak(gravity * mass, px, py);
            bodies.fx[i] += sumX - towards * px;
            bodies.fy[i] += sumY - towards * py;
        }
    }

    /// As if without sizes, but nothing where the discs touch, and the logarithm is that of the gap.
    static float outside(float dx, float dy, float radii, boolean logarithmic) {
        double gap = Math.sqrt((double) dx * dx + (double) dy * dy) - radii;
        return gap <= 0 ? 0 : logarithmic ? (float) (Math.log1p(gap) / gap) : 1;
    }

    /// ln(1 + d) / d; 0 at distance 0, where there is no direction to pull in.
    static float logarithm(float dx, float dy) {
        double distance = Math.sqrt((double) dx * dx + (double) dy * dy);
        return distance == 0 ? 0 : (float) (Math.log1p(distance) / distance);
    }

    static float weak(float strength, float px, float py) {
        double distance = Math.sqrt((double) px * px + (double) py * py);
        return distance == 0 ? 0 : (float) (strength / distance);
    }
}
