package io.orrery.layout.force;

import java.util.Arrays;

/// Which bodies hang together: connected components, numbered in the order of their first body.
final class Components {
    private static final int NONE = -1;

    final int count;
    /// Component of each body; -1 for empty slots.
    final int[] of;

    private Components(int count, int[] of) {
        this.count = count;
        this.of = of;
    }

    static Components of(Bodies bodies, Links links) {
        int[] component = new int[bodies.size];
        Arrays.fill(component, NONE);
        int[] queue = new int[bodies.size];
        int count = 0;
        for (int first = 0; first < bodies.size; first++) {
            if (bodies.mass[first] == 0 || component[first] != NONE) {
                continue;
            }
            int end = 0;
            component[first] = count;
            queue[end++] = first;
            for (int begin = 0; begin < end; begin++) {
                for (int n = 0; n < links.degree(queue[begin]); n++) {
                    int other = links.neighbour(queue[begin], n);
                    if (component[other] == NONE && bodies.mass[other] > 0) {
                        component[other] = count;
                        queue[end++] = other;
                    }
                }
            }
            count++;
        }
        return new Components(count, component);
    }
}
