package io.orrery.layout.force;

import java.util.Arrays;

/// A graph with neighbours merged into clusters: far fewer bodies that obey the same forces at the same scale, because
/// masses and pulls simply add up. Its layout is where a big graph's layout starts.
public final class Coarse {
    /// Bodies in one cluster at most; more would lose shape between two levels.
    private static final int CLUSTER = 4;

    private static final int NONE = -1;

    /// One body for each cluster.
    public final Bodies bodies;

    public final Links links;
    /// Cluster of each fine body; -1 for empty slots.
    public final int[] parent;

    private Coarse(Bodies bodies, Links links, int[] parent) {
        this.bodies = bodies;
        this.links = links;
        this.parent = parent;
    }

    /// Merges each body with the neighbour that pulls it most for its mass.
    public static Coarse of(Bodies fine, Links links) {
        int[] parent = new int[fine.size];
        Arrays.fill(parent, NONE);
        int[] members = new int[fine.size];
        int clusters = 0;
        for (int i = 0; i < fine.size; i++) {
            if (fine.mass[i] == 0 || parent[i] != NONE) {
                continue;
            }
            int friend = closest(fine, links, parent, members, i);
            if (friend == NONE) {
                parent[i] = clusters++;
            } else if (parent[friend] == NONE) {
                parent[i] = clusters;
                parent[friend] = clusters;
                members[clusters++]++;
            } else {
                parent[i] = parent[friend];
            }
            members[parent[i]]++;
        }
        Bodies bodies = new Bodies(clusters);
        bodies.ensure(clusters);
        for (int i = 0; i < fine.size; i++) {
            if (parent[i] != NONE) {
                bodies.mass[parent[i]] += fine.mass[i];
                bodies.mobility[parent[i]] = 1;
            }
        }
        return new Coarse(bodies, Links.merged(links, parent, clusters), parent);
    }

    private static int closest(Bodies fine, Links links, int[] parent, int[] members, int body) {
        int best = NONE;
        float strongest = 0;
        for (int n = 0; n < links.degree(body); n++) {
            int other = links.neighbour(body, n);
            float strength = links.pull(body, n) / fine.mass[other];
            boolean room = parent[other] == NONE || members[parent[other]] < CLUSTER;
            if (room && fine.mass[other] > 0 && strength > strongest) {
                strongest = strength;
                best = other;
            }
        }
        return best;
    }
}
