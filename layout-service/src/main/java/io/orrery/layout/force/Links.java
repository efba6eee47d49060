package io.orrery.layout.force;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/// Edges as each body sees them: for body `i` the neighbours `neighbour[start[i] .. start[i+1])`, each with the
/// attraction's coefficient. Both ends hold an entry, so a body's pull is summed without writing to another body.
public final class Links {
    /// `bodies + 1` offsets.
    final int[] start;
    /// Slot at the other end.
    final int[] neighbour;
    /// Weight raised to the edge influence, times hub factors; 0 or more, finite. Empty where all are 1.
    final float[] pull;

    private Links(int[] start, int[] neighbour, float[] pull) {
        this.start = start;
        this.neighbour = neighbour;
        this.pull = pull;
    }

    /// For `bodies` slots that nothing joins.
    public static Links none(int bodies) {
        return new Links(new int[bodies + 1], new int[0], new float[0]);
    }

    /// Folds an edge list. Parallel edges pull as often as they occur; a loop pulls nothing.
    ///
    /// @param bodies slots, all ends are below it
    /// @param edges length of the list; an entry with a negative source is skipped
    /// @param weight 0 or more, finite; empty when all are 1
    /// @param mass 1 + degree, read when hubs are dissuaded
    /// @throws IllegalArgumentException when a weight is negative or not finite; names the entry
    public static Links of(
            int bodies, int edges, int[] source, int[] target, float[] weight, float[] mass, ForceSettings settings) {
        int[] degree = new int[bodies];
        for (int e = 0; e < edges; e++) {
            if (source[e] >= 0 && source[e] != target[e]) {
                degree[source[e]]++;
                degree[target[e]]++;
            }
        }
        return of(bodies, edges, source, target, degree, weight, mass, settings);
    }

    /// As [#of(int, int, int[], int[], float[], float[], ForceSettings)], when the degrees are known.
    ///
    /// @param degree how many edges that are not loops end at each body
    public static Links of(
            int bodies,
            int edges,
            int[] source,
            int[] target,
            int[] degree,
            float[] weight,
            float[] mass,
            ForceSettings settings) {
        Weights weights = Weights.of(edges, source, weight, settings);
        Links links = of(bodies, degree, settings.dissuadeHubs() || !weights.areEven());
        long[] all = new long[bodies / Long.SIZE + 1];
        Arrays.fill(all, -1);
        double shared = settings.dissuadeHubs() ? meanMass(bodies, mass) : 1;
        links.enter(edges, source, target, weight, weights, shared, settings.dissuadeHubs() ? mass : new float[0], all);
        return links;
    }

    /// The same, from the links of these edges before some changed: what other bodies had is copied, which takes a
    /// fraction of the time.
    ///
    /// @param changed bodies where an edge came, went or got another weight since
    /// @return nothing when an edge's pull depends on more than that edge, or begins to depend on its weight
    public Optional<Links> mended(
            int bodies,
            int edges,
            int[] source,
            int[] target,
            int[] degree,
            float[] weight,
            BitSet changed,
            ForceSettings settings) {
        Weights weights = Weights.of(0, source, weight, settings);
        boolean alone = !settings.dissuadeHubs() && (weight.length == 0 || !settings.normalizedWeights());
        if (!alone || weights.areEven() != isEven()) {
            return Optional.empty();
        }
        Links mended = of(bodies, degree, !isEven());
        mended.copy(this, bodies, changed);
        long[] marked = Arrays.copyOf(changed.toLongArray(), bodies / Long.SIZE + 1);
        mended.enter(edges, source, target, weight, weights, 1, new float[0], marked);
        return Optional.of(mended);
    }

    /// Without entries yet.
    private static Links of(int bodies, int[] degree, boolean uneven) {
        int[] start = new int[bodies + 1];
        for (int i = 0; i < bodies; i++) {
            start[i + 1] = start[i] + degree[i];
        }
        return new Links(start, new int[start[bodies]], new float[uneven ? start[bodies] : 0]);
    }

    /// Enters the edges at those of their ends that are marked, in the order of the list.
    ///
    /// @param shared a factor of all pulls
    /// @param divisor of an edge's pull, by its source; empty for none
    /// @param marked a bit for each body: all edges ask for theirs, so it must fit into the nearest cache
    private void enter(
            int edges,
            int[] source,
            int[] target,
            float[] weight,
            Weights weights,
            double shared,
            float[] divisor,
            long[] marked) {
        int[] cursor = start.clone();
        for (int e = 0; e < edges; e++) {
            int from = source[e];
            int to = target[e];
            if (from < 0 || from == to || ((marked[from >> 6] >>> from | marked[to >> 6] >>> to) & 1) == 0) {
                continue;
            }
            float entry = 1;
            if (pull.length > 0) {
                double strength = shared * weights.influence(e, weight.length == 0 ? 1 : weight[e]);
                entry = (float) (divisor.length == 0 ? strength : strength / divisor[from]);
            }
            if ((marked[from >> 6] >>> from & 1) != 0) {
                put(cursor[from]++, to, entry);
            }
            if ((marked[to >> 6] >>> to & 1) != 0) {
                put(cursor[to]++, from, entry);
            }
        }
    }

    /// Takes over the entries of bodies that have not changed, in runs of them.
    private void copy(Links former, int bodies, BitSet changed) {
        int known = Math.min(bodies, former.start.length - 1);
        for (int from = changed.nextClearBit(0); from < known; ) {
            int end = changed.nextSetBit(from);
            int to = end < 0 ? known : Math.min(end, known);
            int first = former.start[from];
            int length = former.start[to] - first;
            System.arraycopy(former.neighbour, first, neighbour, start[from], length);
            if (!isEven()) {
                System.arraycopy(former.pull, first, pull, start[from], length);
            }
            from = changed.nextClearBit(to);
        }
    }

    private void put(int entry, int other, float strength) {
        neighbour[entry] = other;
        if (pull.length > 0) {
            pull[entry] = strength;
        }
    }

    /// Links between clusters: parallel ones are added up, those inside a cluster vanish.
    ///
    /// @param parent cluster of each body; bodies with -1 have no links
    static Links merged(Links fine, int[] parent, int clusters) {
        int[] order = byCluster(parent, clusters);
        int[] start = new int[clusters + 1];
        int[] neighbour = new int[fine.neighbour.length];
        float[] pull = new float[fine.neighbour.length];
        int[] entryOf = new int[clusters];
        int size = 0;
        int next = 0;
        for (int cluster = 0; cluster < clusters; cluster++) {
            int begin = size;
            for (; next < order.length && parent[order[next]] == cluster; next++) {
                int body = order[next];
                for (int h = fine.start[body]; h < fine.start[body + 1]; h++) {
                    int other = parent[fine.neighbour[h]];
                    if (other == cluster || other < 0) {
                        continue;
                    }
                    // An entry of this row is known by lying behind the row's begin and naming the same neighbour.
                    int entry = entryOf[other];
                    if (entry < begin || entry >= size || neighbour[entry] != other) {
                        entry = size++;
                        entryOf[other] = entry;
                        neighbour[entry] = other;
                    }
                    pull[entry] += fine.at(h);
                }
            }
            start[cluster + 1] = size;
        }
        return new Links(start, Arrays.copyOf(neighbour, size), Arrays.copyOf(pull, size));
    }

    private static int[] byCluster(int[] parent, int clusters) {
        int[] cursor = new int[clusters + 1];
        int members = 0;
        for (int cluster : parent) {
            if (cluster >= 0) {
                cursor[cluster + 1]++;
                members++;
            }
        }
        for (int c = 0; c < clusters; c++) {
            cursor[c + 1] += cursor[c];
        }
        int[] order = new int[members];
        for (int body = 0; body < parent.length; body++) {
            if (parent[body] >= 0) {
                order[cursor[parent[body]]++] = body;
            }
        }
        return order;
    }

    private static double meanMass(int bodies, float[] mass) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < bodies; i++) {
            sum += mass[i];
            count += mass[i] > 0 ? 1 : 0;
        }
        return count == 0 ? 1 : sum / count;
    }

    /// Whether every entry pulls with the strength 1.
    boolean isEven() {
        return pull.length == 0;
    }

    /// The attraction's coefficient of an entry.
    float at(int entry) {
        return pull.length == 0 ? 1 : pull[entry];
    }

    /// Of all bodies: two for each edge between two bodies.
    public int entries() {
        return neighbour.length;
    }

    /// How many entries the body has.
    public int degree(int body) {
        return start[body + 1] - start[body];
    }

    /// The other end of the body's `number`-th entry.
    public int neighbour(int body, int number) {
        return neighbour[start[body] + number];
    }

    public float pull(int body, int number) {
        return at(start[body] + number);
    }
}
