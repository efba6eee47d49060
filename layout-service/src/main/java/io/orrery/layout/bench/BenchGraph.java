package io.orrery.layout.bench;

import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.Links;
import io.orrery.layout.live.LiveLayout;
import io.orrery.layout.measure.Drawing;
import java.util.Arrays;
import java.util.SplittableRandom;

/// A graph to lay out: its edges by the numbers of their ends.
///
/// @param source below `nodes`
/// @param target below `nodes`
@SuppressWarnings("ArrayRecordComponent") // columns, handed over without copying
public record BenchGraph(int nodes, int[] source, int[] target) {
    private static final int HUB_EDGES = 3;
    private static final int MOST_TRIES = 4;
    /// Rows of one message of the server.
    private static final int CHUNK = 8_192;

    public BenchGraph {
        if (nodes < 1 || source.length != target.length) {
            throw new IllegalArgumentException(
                    nodes + " nodes, " + source.length + " sources and " + target.length + " targets");
        }
    }

    public int edges() {
        return source.length;
    }

    /// A hundred communities of equal size, or fewer where they would have less than ten nodes; nine edges of ten stay
    /// inside one. The same for the same seed.
    public static BenchGraph communities(int nodes, int edges, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int community = Math.min(nodes, Math.max(10, nodes / 100));
        int[] source = new int[edges];
        int[] target = new int[edges];
        for (int e = 0; e < edges; e++) {
            source[e] = random.nextInt(nodes);
            int inside = source[e] / community * community + random.nextInt(community);
            target[e] = random.nextInt(10) == 0 ? random.nextInt(nodes) : Math.min(nodes - 1, inside);
        }
        return new BenchGraph(nodes, source, target);
    }

    /// Each node joined to three earlier ones, those with many neighbours more often (Barabási and Albert 1999): a few
    /// hubs that nearly everything hangs on. The same for the same seed.
    public static BenchGraph hubs(int nodes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] source = new int[HUB_EDGES * Math.max(0, nodes - HUB_EDGES)];
        int[] target = new int[source.length];
        int e = 0;
        for (int node = HUB_EDGES; node < nodes; node++) {
            int known = e;
            for (int k = 0; k < HUB_EDGES; k++) {
                int end = known == 0 ? k : random.nextInt(2 * known);
                source[e] = node;
                target[e++] = known == 0 ? k : end % 2 == 0 ? source[end / 2] : target[end / 2];
            }
        }
        return new BenchGraph(nodes, source, target);
    }

    /// Attackers at the servers that they tried: one node in a hundred is a server, popular servers get most of
    /// the others, and three of ten attackers try one more, up to four. Stars with bridges, as logs of sign-ins
    /// make. The same for the same seed.
    public static BenchGraph attacks(int nodes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int servers = Math.max(1, nodes / 100);
        int[] source = new int[MOST_TRIES * nodes];
        int[] target = new int[MOST_TRIES * nodes];
        int e = 0;
        for (int node = servers; node < nodes; node++) {
            for (int tries = 0; tries == 0 || (tries < MOST_TRIES && random.nextInt(10) < 3); tries++) {
                source[e] = node;
                target[e++] = (int) (servers * Math.pow(random.nextDouble(), 2));
            }
        }
        return new BenchGraph(nodes, Arrays.copyOf(source, e), Arrays.copyOf(target, e));
    }

    /// Each node joined to its right and lower neighbour in a square of `side` by `side`: what a layout must unfold.
    public static BenchGraph grid(int side) {
        int edges = 2 * side * (side - 1);
        int[] source = new int[edges];
        int[] target = new int[edges];
        int e = 0;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int node = row * side + column;
                if (column + 1 < side) {
                    source[e] = node;
                    target[e++] = node + 1;
                }
                if (row + 1 < side) {
                    source[e] = node;
                    target[e++] = node + side;
                }
            }
        }
        return new BenchGraph(side * side, source, target);
    }

    /// A layout that has taken the graph in, as the server's does, and has not begun.
    public LiveLayout load(long seed) {
        LiveLayout layout = new LiveLayout((int) seed);
        float[] none = new float[0];
        for (int from = 0; from < nodes; from += CHUNK) {
            layout.putNodes(slots(from, Math.min(nodes, from + CHUNK)), none, none);
        }
        for (int from = 0; from < edges(); from += CHUNK) {
            int to = Math.min(edges(), from + CHUNK);
            layout.putEdges(
                    slots(from, to), Arrays.copyOfRange(source, from, to), Arrays.copyOfRange(target, from, to), none);
        }
        return layout;
    }

    private static int[] slots(int from, int to) {
        int[] slots = new int[to - from];
        Arrays.setAll(slots, i -> from + i);
        return slots;
    }

    /// The picture that a layout of this graph has now.
    public Drawing drawing(LiveLayout layout) {
        float[] pairs = new float[2 * nodes];
        layout.copyPositions(0, pairs);
        float[] x = new float[nodes];
        float[] y = new float[nodes];
        for (int i = 0; i < nodes; i++) {
            x[i] = pairs[2 * i];
            y[i] = pairs[2 * i + 1];
        }
        return new Drawing(x, y, source, target);
    }

    /// All nodes, free to move, at the given places.
    public Bodies bodies(float[] x, float[] y) {
        Bodies bodies = new Bodies(nodes);
        bodies.ensure(nodes);
        System.arraycopy(x, 0, bodies.x, 0, nodes);
        System.arraycopy(y, 0, bodies.y, 0, nodes);
        Arrays.fill(bodies.mass, 1);
        Arrays.fill(bodies.mobility, 1);
        for (int e = 0; e < edges(); e++) {
            bodies.mass[source[e]]++;
            bodies.mass[target[e]]++;
        }
        return bodies;
    }

    /// All edges with weight 1.
    public Links links(Bodies bodies, ForceSettings settings) {
        return Links.of(nodes, edges(), source, target, new float[0], bodies.mass, settings);
    }
}
