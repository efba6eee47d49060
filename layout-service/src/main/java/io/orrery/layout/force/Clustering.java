package io.orrery.layout.force;

import java.util.Arrays;

/// Merges each body with neighbours, as long as it lives: the scratch that one coarser level needs.
///
/// Bodies are visited in a scrambled order and join the cluster that pulls them most, so that clusters come out as
/// round as the graph allows. Visited in order, the rows of a mesh became long clusters, and the sketch was as askew
/// as they were. What has no neighbour with room joins others of the same neighbour (a hub's guests each other), so
/// stars shrink too. Bodies without neighbours have no part in the sketch: in one heap they would have to be told apart
/// again.
final class Clustering {
    /// Bodies in one cluster at most; more would lose shape between two levels.
    private static final int CLUSTER = 8;

    private static final int NONE = -1;

    /// Cluster of each body; -1 for empty slots and for bodies without neighbours.
    final int[] parent;

    private final Bodies fine;
    private final Links fineLinks;
    private final int[] members;
    /// What pulls the visited body to each cluster; zero between visits.
    private final float[] pull;
    /// Cluster that takes guests of a body whose own is full.
    private final int[] guests;

    int clusters;

    Clustering(Bodies fine, Links fineLinks) {
        this.fine = fine;
        this.fineLinks = fineLinks;
        parent = new int[fine.size];
        Arrays.fill(parent, NONE);
        members = new int[fine.size];
        pull = new float[fine.size];
        guests = new int[fine.size];
        Arrays.fill(guests, NONE);
        int mask = Math.max(1, Integer.highestOneBit(Math.max(1, fine.size - 1)) * 2 - 1);
        for (int k = 0; k <= mask; k++) {
            int body = scrambled(k, mask);
            if (body < fine.size && parent[body] == NONE && fine.mass[body] > 0 && fineLinks.degree(body) > 0) {
                visit(body);
            }
        }
    }

    private void visit(int body) {
        int cluster = strongestCluster(body);
        if (cluster != NONE) {
            join(body, cluster);
            return;
        }
        int strongest = fineLinks.neighbour(body, 0);
        float most = 0;
        boolean alone = true;
        for (int n = 0; n < fineLinks.degree(body); n++) {
            int other = fineLinks.neighbour(body, n);
            alone &= parent[other] != NONE || fine.mass[other] == 0;
            if (fine.mass[other] > 0 && fineLinks.pull(body, n) > most) {
                most = fineLinks.pull(body, n);
                strongest = other;
            }
        }
        if (!alone) {
            found(body);
        } else if (guests[strongest] != NONE && members[guests[strongest]] < CLUSTER) {
            join(body, guests[strongest]);
        } else {
            guests[strongest] = clusters;
            found(body);
        }
    }

    /// The cluster with room to which the body's links pull most together; of equals the one met first.
    private int strongestCluster(int body) {
        int strongest = NONE;
        for (int n = 0; n < fineLinks.degree(body); n++) {
            int cluster = parent[fineLinks.neighbour(body, n)];
            if (cluster != NONE && members[cluster] < CLUSTER) {
                pull[cluster] += fineLinks.pull(body, n);
                strongest = strongest == NONE || pull[cluster] > pull[strongest] ? cluster : strongest;
            }
        }
        for (int n = 0; n < fineLinks.degree(body); n++) {
            int cluster = parent[fineLinks.neighbour(body, n)];
            if (cluster != NONE) {
                pull[cluster] = 0;
            }
        }
        return strongest;
    }

    /// A new cluster of the body and those of its neighbours that have none.
    private void found(int body) {
        int cluster = clusters++;
        join(body, cluster);
        for (int n = 0; n < fineLinks.degree(body) && members[cluster] < CLUSTER; n++) {
            int other = fineLinks.neighbour(body, n);
            if (fine.mass[other] > 0 && parent[other] == NONE) {
                join(other, cluster);
            }
        }
    }

    private void join(int body, int cluster) {
        parent[body] = cluster;
        members[cluster]++;
    }

    /// A permutation of 0..mask, where `mask` is a power of two less one: each round can be undone.
    private static int scrambled(int number, int mask) {
        int half = Math.max(1, Integer.bitCount(mask) / 2);
        int v = number;
        for (int round = 0; round < 3; round++) {
            v = (v * 0x9E3779B1 + 0x7F4A7C15) & mask;
            v ^= v >>> half;
        }
        return v;
    }
}
