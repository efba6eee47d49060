package io.orrery.layout.force;

import java.util.Arrays;

/// ForceAtlas2 written down word for word in double precision, all pairs, one edge at a time: the definition that the
/// fast code must agree with.
final class NaiveForceAtlas {
    final double[] fx;
    final double[] fy;
    final double[] x;
    final double[] y;
    private final double[] mass;
    double speed = 1;
    double efficiency = 1;

    NaiveForceAtlas(Sample sample) {
        int n = sample.nodes;
        fx = new double[n];
        fy = new double[n];
        x = new double[n];
        y = new double[n];
        mass = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = sample.x[i];
            y[i] = sample.y[i];
            mass[i] = 1;
        }
        for (int e = 0; e < sample.source.length; e++) {
            mass[sample.source[e]]++;
            mass[sample.target[e]]++;
        }
    }

    void forces(Sample sample, ForceSettings s) {
        int n = x.length;
        Arrays.fill(fx, 0);
        Arrays.fill(fy, 0);
        double compensation = 1;
        if (s.dissuadeHubs()) {
            compensation = 0;
            for (double m : mass) {
                compensation += m;
            }
            compensation /= n;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                double distance = Math.sqrt(dx * dx + dy * dy);
                if (distance > 0) {
                    double factor = s.scalingRatio() * mass[i] * mass[j] / distance / distance;
                    fx[i] += dx * factor;
                    fy[i] += dy * factor;
                    fx[j] -= dx * factor;
                    fy[j] -= dy * factor;
                }
            }
        }
        for (int i = 0; i < n; i++) {
            double distance = Math.sqrt(x[i] * x[i] + y[i] * y[i]);
            if (distance > 0) {
                double factor = s.scalingRatio() * mass[i] * (s.gravity() / s.scalingRatio());
                factor = s.strongGravity() ? factor : factor / distance;
                fx[i] -= x[i] * factor;
                fy[i] -= y[i] * factor;
            }
        }
        for (int e = 0; e < sample.source.length; e++) {
            int i = sample.source[e];
            int j = sample.target[e];
            double dx = x[i] - x[j];
            double dy = y[i] - y[j];
            double distance = Math.sqrt(dx * dx + dy * dy);
            double weight = s.edgeInfluence() == 0 ? 1 : Math.pow(sample.weight[e], s.edgeInfluence());
            double factor = -compensation * weight;
            if (s.linLog()) {
                factor = distance > 0 ? factor * Math.log(1 + distance) / distance : 0;
            }
            if (s.dissuadeHubs()) {
                factor /= mass[i];
            }
            fx[i] += dx * factor;
            fy[i] += dy * factor;
            fx[j] -= dx * factor;
            fy[j] -= dy * factor;
        }
    }

    /// @param fixed bodies that do not move and have no say in the speed
    void move(double[] oldX, double[] oldY, boolean[] fixed, double tolerance) {
        int n = x.length;
        double swinging = 0;
        double traction = 0;
        for (int i = 0; i < n; i++) {
            if (!fixed[i]) {
                swinging += mass[i] * Math.hypot(oldX[i] - fx[i], oldY[i] - fy[i]);
                traction += mass[i] * 0.5 * Math.hypot(oldX[i] + fx[i], oldY[i] + fy[i]);
            }
        }
        double estimate = 0.05 * Math.sqrt(n);
        double least = Math.sqrt(estimate);
        double jitter = tolerance * Math.max(least, Math.min(10, estimate * traction / Math.pow(n, 2)));
        if (swinging / traction > 2.0) {
            if (efficiency > 0.05) {
                efficiency *= 0.5;
            }
            jitter = Math.max(jitter, tolerance);
        }
        double target = jitter * efficiency * traction / swinging;
        if (swinging > jitter * traction) {
            if (efficiency > 0.05) {
                efficiency *= 0.7;
            }
        } else if (speed < 1000) {
            efficiency *= 1.3;
        }
        speed = speed + Math.min(target - speed, 0.5 * speed);
        for (int i = 0; i < n; i++) {
            if (!fixed[i]) {
                double swing = mass[i] * Math.hypot(oldX[i] - fx[i], oldY[i] - fy[i]);
                double factor = speed / (1 + Math.sqrt(speed * swing));
                x[i] += fx[i] * factor;
                y[i] += fy[i] * factor;
            }
        }
    }
}
