package io.orrery.layout.force;

/// ForceAtlas2's speed of the whole picture: rises while bodies keep their direction (traction), falls when they
/// swing to and fro. Lives as long as the layout does; a change of the graph does not reset it.
public final class GlobalSpeed {
    private static final double LEAST_EFFICIENCY = 0.05;
    private static final double MOST_RISE = 0.5;
    /// Gephi has no floor, but a picture whose traction is exactly 0 once would never move again there.
    private static final double LEAST_SPEED = 1e-4;

    private double speed = 1;
    private double efficiency = 1;

    public double speed() {
        return speed;
    }

    public double efficiency() {
        return efficiency;
    }

    /// Continues from a known state.
    public void set(double speed, double efficiency) {
        this.speed = speed;
        this.efficiency = efficiency;
    }

    /// Gephi's rules in the order of its code: the target uses the efficiency between its two changes.
    void adapt(double swinging, double traction, int bodies, double tolerance) {
        if (bodies == 0 || (swinging == 0 && traction == 0)) {
            return;
        }
        double optimum = 0.05 * Math.sqrt(bodies);
        double jitter =
                tolerance * Math.max(Math.sqrt(optimum), Math.min(10, optimum * traction / ((double) bodies * bodies)));
        if (swinging > 2 * traction) {
            if (efficiency > LEAST_EFFICIENCY) {
                efficiency *= 0.5;
            }
            jitter = Math.max(jitter, tolerance);
        }
        double target = swinging == 0 ? Double.MAX_VALUE : jitter * efficiency * traction / swinging;
        if (swinging > jitter * traction) {
            if (efficiency > LEAST_EFFICIENCY) {
                efficiency *= 0.7;
            }
        } else if (speed < 1000) {
            efficiency *= 1.3;
        }
        speed += Math.min(target - speed, MOST_RISE * speed);
        speed = Math.max(speed, LEAST_SPEED);
    }
}
