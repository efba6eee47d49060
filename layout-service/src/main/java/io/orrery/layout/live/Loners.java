package io.orrery.layout.live;

import io.orrery.layout.force.Bodies;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Places for what no sketch knows: nodes and whole parts that nothing joins to the rest. They stand around it on a
/// spiral as sunflowers set their seeds (Vogel 1979), the heaviest innermost, each with as much room as its mass has in
/// the middle.
final class Loners {
    private static final double GOLDEN = Math.PI * (3 - Math.sqrt(5));

    private Loners() {}

    /// @param parent -1 for those to be seated; the others have their places
    static void seat(Bodies bodies, int[] parent, double scalingRatio) {
        double mass = 0;
        double squares = 0;
        for (int i = 0; i < bodies.size; i++) {
            if (parent[i] >= 0) {
                mass += bodies.mass[i];
                squares += bodies.mass[i] * ((double) bodies.x[i] * bodies.x[i] + (double) bodies.y[i] * bodies.y[i]);
            }
        }
        // A disc of even density has twice the mean square radius as the square of its own.
        double area = mass == 0 ? 0 : 2 * squares / mass;
        double room = area == 0 ? scalingRatio : area / mass;
        int[] loners = IntStream.range(0, bodies.size)
                .filter(i -> parent[i] < 0 && bodies.mass[i] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -bodies.mass[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double taken = area;
        for (int number = 0; number < loners.length; number++) {
            int i = loners[number];
            taken += room * bodies.mass[i];
            bodies.x[i] = (float) (Math.sqrt(taken) * Math.cos(GOLDEN * number));
            bodies.y[i] = (float) (Math.sqrt(taken) * Math.sin(GOLDEN * number));
        }
    }
}
