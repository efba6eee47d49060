package io.orrery.transform.core;

import java.util.SplittableRandom;

/// The order of edges in a snapshot: shuffled, so that a browser that draws only the first part of them draws a
/// fair sample. Seeded by what is shuffled: the same graph gives the same snapshot.
public final class SnapshotOrder {
    private SnapshotOrder() {}

    public static ChangeSet of(Graph graph) {
        ChangeSet all = graph.everything();
        int[] edges = all.edges();
        SplittableRandom random = new SplittableRandom(31L * graph.id().value().hashCode() + graph.seq());
        for (int i = edges.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int edge = edges[i];
            edges[i] = edges[other];
            edges[other] = edge;
        }
        return all;
    }
}
