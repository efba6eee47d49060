package io.orrery.layout.arrange;

/// A rectangle; y grows upwards.
record Box(double left, double bottom, double width, double height) {
    /// The same centre, smaller by this share of the shorter side on every side.
    Box inset(double share) {
        double margin = share * Math.min(width, height);
        return new Box(left + margin, bottom + margin, width - 2 * margin, height - 2 * margin);
    }

    double centreX() {
        return left + width / 2;
    }

    double centreY() {
        return bottom + height / 2;
    }
}
