package io.orrery.transform.core;

/// Linear colour gradients over equally spaced stops.
final class Gradients {
    private Gradients() {}

    static int at(int[] stops, double share) {
        if (stops.length == 0) {
            return Channel.NONE;
        }
        double place = share * (stops.length - 1);
        int left = (int) Math.min(Math.floor(place), Math.max(0, stops.length - 2));
        int right = Math.min(left + 1, stops.length - 1);
        double part = place - left;
        int color = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int from = (stops[left] >>> shift) & 0xFF;
            int to = (stops[right] >>> shift) & 0xFF;
            color |= (int) Math.round(from + part * (to - from)) << shift;
        }
        return color;
    }
}
