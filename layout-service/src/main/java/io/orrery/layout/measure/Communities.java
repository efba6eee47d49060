package io.orrery.layout.measure;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.Random;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/// Groups of nodes that have more edges among themselves than chance would give them: the Leiden algorithm (Traag,
/// Waltman and van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Scientific Reports 9:5233,
/// 2019) maximising modularity at resolution 1. The same graph and seed give the same groups.
public final class Communities {
    /// Each improves on the one before; modularity has nearly stopped growing after two or three.
    private static final int ITERATIONS = 4;

    private Communities() {}

    /// Loops are ignored; parallel edges add up. A node without edges is a group of its own.
    ///
    /// @param source one end of each edge, 0..nodes-1
    /// @param weight 0 or more and finite; empty when all are 1
    /// @return for each node the number of its group: 0 is the largest; of equal ones the one with the first node
    public static int[] of(int nodes, int[] source, int[] target, float[] weight, int seed) {
        int edges = 0;
        for (int e = 0; e < source.length; e++) {
            edges += source[e] != target[e] && (weight.length == 0 || weight[e] > 0) ? 1 : 0;
        }
        if (edges == 0) {
            return numbers(nodes);
        }
        LargeIntArray[] ends = {new LargeIntArray(edges), new LargeIntArray(edges)};
        LargeDoubleArray weights = new LargeDoubleArray(edges);
        int next = 0;
        for (int e = 0; e < source.length; e++) {
            float heavy = weight.length == 0 ? 1 : weight[e];
            if (source[e] != target[e] && heavy > 0) {
                ends[0].set(next, source[e]);
                ends[1].set(next, target[e]);
                weights.set(next++, heavy);
            }
        }
        Network network = new Network(nodes, true, ends, weights, false, false);
        // The library maximises the constant Potts model; with these node weights and this resolution it is modularity.
        double resolution = 1 / (2 * network.getTotalEdgeWeight());
        Clustering found = new LeidenAlgorithm(
                        resolution, ITERATIONS, LeidenAlgorithm.DEFAULT_RANDOMNESS, new Random(seed))
                .findClustering(network);
        return bySize(found.getClusters(), found.getNClusters());
    }

    private static int[] bySize(int[] labels, int groups) {
        int[] size = new int[groups];
        int[] first = new int[groups];
        Arrays.fill(first, -1);
        for (int node = 0; node < labels.length; node++) {
            size[labels[node]]++;
            first[labels[node]] = first[labels[node]] < 0 ? node : first[labels[node]];
        }
        int[] order = numbers(groups);
        IntArrays.mergeSort(
                order,
                (a, b) -> size[a] != size[b] ? Integer.compare(size[b], size[a]) : Integer.compare(first[a], first[b]));
        int[] rank = new int[groups];
        for (int i = 0; i < groups; i++) {
            rank[order[i]] = i;
        }
        int[] ranked = new int[labels.length];
        Arrays.setAll(ranked, node -> rank[labels[node]]);
        return ranked;
    }

    private static int[] numbers(int count) {
        int[] numbers = new int[count];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }
}
