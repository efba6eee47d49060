package io.orrery.layout.live;

import io.orrery.layout.force.Bodies;

/// Turns a new picture so that it lies as the former one did: forces know no up and no left, but whoever looks does.
/// The turn, or mirroring and turn, is the one with the least squared distances (orthogonal Procrustes problem).
final class Alignment {
    private double dot;
    private double cross;
    private double mirroredDot;
    private double mirroredCross;

    /// Notes that what stands at `x, y` now was at `formerX, formerY`.
    void add(double x, double y, double formerX, double formerY) {
        dot += x * formerX + y * formerY;
        cross += x * formerY - y * formerX;
        mirroredDot += x * formerX - y * formerY;
        mirroredCross += x * formerY + y * formerX;
    }

    /// Turns all bodies about the centre; nothing happens when nothing was noted.
    void apply(Bodies bodies) {
        boolean mirror = Math.hypot(mirroredDot, mirroredCross) > Math.hypot(dot, cross);
        double angle = mirror ? Math.atan2(mirroredCross, mirroredDot) : Math.atan2(cross, dot);
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        for (int i = 0; i < bodies.size; i++) {
            double x = bodies.x[i];
            double y = mirror ? -bodies.y[i] : bodies.y[i];
            bodies.x[i] = (float) (cosine * x - sine * y);
            bodies.y[i] = (float) (sine * x + cosine * y);
        }
    }
}
