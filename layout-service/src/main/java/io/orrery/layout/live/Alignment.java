package io.orrery.layout.live;

import io.orrery.layout.force.Bodies;

/// Turns a new picture so that it lies as the former one did: forces know no up and no left, but whoever looks does.
/// The turn, or mirroring and turn, is the one with the least squared distances (orthogonal Procrustes problem).
public final class Alignment {
    private int count;
    private double sumX;
    private double sumY;
    private double formerSumX;
    private double formerSumY;
    private double squares;
    private double formerSquares;
    private double dot;
    private double cross;
    private double mirroredDot;
    private double mirroredCross;

    /// Notes that what stands at `x, y` now was at `formerX, formerY`.
    public void add(double x, double y, double formerX, double formerY) {
        count++;
        sumX += x;
        sumY += y;
        formerSumX += formerX;
        formerSumY += formerY;
        squares += x * x + y * y;
        formerSquares += formerX * formerX + formerY * formerY;
        dot += x * formerX + y * formerY;
        cross += x * formerY - y * formerX;
        mirroredDot += x * formerX - y * formerY;
        mirroredCross += x * formerY + y * formerX;
    }

    /// Turns all bodies about the centre; nothing happens when nothing was noted.
    void apply(Bodies bodies) {
        Turn turn = Turn.best(dot, cross, mirroredDot, mirroredCross);
        for (int i = 0; i < bodies.size; i++) {
            float x = bodies.x[i];
            float y = bodies.y[i];
            bodies.x[i] = (float) turn.x(x, y);
            bodies.y[i] = (float) turn.y(x, y);
        }
    }

    /// Lays a picture where the former one is: with its middle, its size (root mean square distance from the middle)
    /// and turned, or mirrored and turned, as it was. Nothing happens when nothing was noted.
    ///
    /// @param x changed in place
    /// @param y changed in place
    public void fit(float[] x, float[] y) {
        if (count == 0) {
            return;
        }
        // The sums about both middles follow from those about the origin.
        Turn turn = Turn.best(
                dot - (sumX * formerSumX + sumY * formerSumY) / count,
                cross - (sumX * formerSumY - sumY * formerSumX) / count,
                mirroredDot - (sumX * formerSumX - sumY * formerSumY) / count,
                mirroredCross - (sumX * formerSumY + sumY * formerSumX) / count);
        double spread = squares - (sumX * sumX + sumY * sumY) / count;
        double formerSpread = formerSquares - (formerSumX * formerSumX + formerSumY * formerSumY) / count;
        double scale = spread > 0 && formerSpread > 0 ? Math.sqrt(formerSpread / spread) : 1;
        for (int i = 0; i < x.length; i++) {
            double fromX = x[i] - sumX / count;
            double fromY = y[i] - sumY / count;
            x[i] = (float) (formerSumX / count + scale * turn.x(fromX, fromY));
            y[i] = (float) (formerSumY / count + scale * turn.y(fromX, fromY));
        }
    }

    /// @param mirror whether y is turned over first
    private record Turn(boolean mirror, double cosine, double sine) {
        static Turn best(double dot, double cross, double mirroredDot, double mirroredCross) {
            boolean mirror = Math.hypot(mirroredDot, mirroredCross) > Math.hypot(dot, cross);
            double angle = mirror ? Math.atan2(mirroredCross, mirroredDot) : Math.atan2(cross, dot);
            return new Turn(mirror, Math.cos(angle), Math.sin(angle));
        }

        double x(double x, double y) {
            return cosine * x - sine * (mirror ? -y : y);
        }

        double y(double x, double y) {
            return sine * x + cosine * (mirror ? -y : y);
        }
    }
}
