package io.orrery.layout.force;

/// A graph with neighbours merged into clusters: far fewer bodies that obey the same forces at the same scale, because
/// masses and pulls simply add up. Its layout is where a big graph's layout starts.
public final class Coarse {
    /// One body for each cluster.
    public final Bodies bodies;

    public final Links links;
    /// Cluster of each fine body; -1 for empty slots and for bodies without neighbours.
    public final int[] parent;

    private Coarse(Bodies bodies, Links links, int[] parent) {
        this.bodies = bodies;
        this.links = links;
        this.parent = parent;
    }

    /// The next coarser level of a graph.
    public static Coarse of(Bodies fine, Links links) {
        Clustering clustering = new Clustering(fine, links);
        int[] parent = clustering.parent;
        Bodies bodies = new Bodies(clustering.clusters);
        bodies.ensure(clustering.clusters);
        for (int i = 0; i < fine.size; i++) {
            if (parent[i] >= 0) {
                bodies.mass[parent[i]] += fine.mass[i];
                bodies.mobility[parent[i]] = 1;
            }
        }
        return new Coarse(bodies, Links.merged(links, parent, clustering.clusters), parent);
    }
}
