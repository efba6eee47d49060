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
    private final float[] size;
    double speed = 1;
    double efficiency = 1;

    NaiveForceAtlas(Sample sample) {
        int n = sample.nodes;
        fx = new double[n];
        fy = new double[n];
        x = new double[n];
        y = new double[n];
        mass = new double[n];
        size = sample.sizes();
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
                double gap = s.preventOverlap() ? distance - size[i] - size[j] : distance;
                if (gap != 0 && distance > 0) {
                    double factor = s.scalingRatio() * mass[i] * mass[j] * (gap > 0 ? 1 / gap / gap : 100);
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
        double[] weights = weights(sample, s);
        for (int e = 0; e < sample.source.length; e++) {
            int i = sample.source[e];
            int j = sample.target[e];
            double dx = x[i] - x[j];
            double dy = y[i] - y[j];
            double distance = Math.sqrt(dx * dx + dy * dy);
            double gap = s.preventOverlap() ? distance - size[i] - size[j] : distance;
            double factor = -compensation * Math.pow(weights[e], s.edgeInfluence());
            if (gap <= 0) {
                factor = 0;
            } else if (s.linLog()) {
                factor *= Math.log(1 + gap) / gap;
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

    private static double[] weights(Sample sample, ForceSettings s) {
        double[] weights = new double[sample.weight.length];
        for (int e = 0; e < weights.length; e++) {
            double w = sample.weight[e];
            weights[e] = !s.invertedWeights() ? w : w == 0 ? 0 : 1 / w;
        }
        if (s.normalizedWeights()) {
            double least = Arrays.stream(weights).min().orElse(0);
            double most = Arrays.stream(weights).max().orElse(0);
            Arrays.setAll(weights, e -> least == most ? 1 : (weights[e] - least) / (most - least));
        }
        return weights;
    }

    /// @param fixed bodies that do not move and have no say in the speed
    void move(ForceSettings s, double[] oldX, double[] oldY, boolean[] fixed) {
        double tolerance = Math.pow(2, s.precisionVsSpeed());
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
                if (s.preventOverlap()) {
                    double force = Math.hypot(fx[i], fy[i]);
                    factor = Math.min(0.1 * factor * force, 10) / force;
                }
                x[i] += fx[i] * factor;
                y[i] += fy[i] * factor;
            }
        }
    }
}
