package io.orrery.layout.force;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/// A random layout problem: positions, an edge list with parallel edges, loops, a hub and an isolated part.
final class Sample {
    final int nodes;
    final float[] x;
    final float[] y;
    final int[] source;
    final int[] target;
    final float[] weight;

    private Sample(int nodes, int edges) {
        this.nodes = nodes;
        x = new float[nodes];
        y = new float[nodes];
        source = new int[edges];
        target = new int[edges];
        weight = new float[edges];
    }

    static Sample random(int nodes, int edges, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Sample sample = new Sample(nodes, edges);
        for (int i = 0; i < nodes; i++) {
            // Uneven density: real layouts have cores and outskirts.
            double radius = 500 * Math.pow(random.nextDouble(), 1.5);
            double angle = 2 * Math.PI * random.nextDouble();
            sample.x[i] = (float) (radius * Math.cos(angle));
            sample.y[i] = (float) (radius * Math.sin(angle));
        }
        for (int e = 0; e < edges; e++) {
            boolean hub = e % 7 == 0;
            boolean again = e % 31 == 30;
            sample.source[e] = again ? sample.source[e - 1] : hub ? 0 : random.nextInt(nodes);
            sample.target[e] = again ? sample.target[e - 1] : random.nextInt(nodes);
            sample.weight[e] = 0.1f + 3 * random.nextFloat();
        }
        return sample;
    }

    /// Without loops, parallel and opposite edges, which other programs fold in their own ways.
    Sample simple() {
        Set<Long> seen = new HashSet<>();
        int kept = 0;
        for (int e = 0; e < source.length; e++) {
            long low = Math.min(source[e], target[e]);
            long pair = low * nodes + Math.max(source[e], target[e]);
            if (source[e] != target[e] && seen.add(pair)) {
                source[kept] = source[e];
                target[kept] = target[e];
                weight[kept++] = weight[e];
            }
        }
        Sample simple = new Sample(nodes, kept);
        System.arraycopy(x, 0, simple.x, 0, nodes);
        System.arraycopy(y, 0, simple.y, 0, nodes);
        System.arraycopy(source, 0, simple.source, 0, kept);
        System.arraycopy(target, 0, simple.target, 0, kept);
        System.arraycopy(weight, 0, simple.weight, 0, kept);
        return simple;
    }

    Bodies bodies() {
        Bodies bodies = new Bodies(nodes);
        bodies.ensure(nodes);
        for (int i = 0; i < nodes; i++) {
            bodies.x[i] = x[i];
            bodies.y[i] = y[i];
            bodies.mass[i] = 1;
            bodies.mobility[i] = 1;
        }
        for (int e = 0; e < source.length; e++) {
            bodies.mass[source[e]]++;
            bodies.mass[target[e]]++;
        }
        return bodies;
    }

    /// Radii of 1 to 9, so that some bodies overlap.
    float[] sizes() {
        SplittableRandom random = new SplittableRandom(13);
        float[] sizes = new float[nodes];
        for (int i = 0; i < nodes; i++) {
            sizes[i] = 1 + 8 * random.nextFloat();
        }
        return sizes;
    }

    void giveSizes(Bodies bodies) {
        float[] sizes = sizes();
        for (int i = 0; i < nodes; i++) {
            bodies.resize(i, sizes[i]);
        }
    }

    Links links(Bodies bodies, ForceSettings settings) {
        return Links.of(nodes, source.length, source, target, weight, bodies.mass, settings);
    }
}
