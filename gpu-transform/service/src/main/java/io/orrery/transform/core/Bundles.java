package io.orrery.transform.core;

import io.orrery.topics.model.Bundling;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Supernode control. Counts what every node shows in each group of neighbours, and keeps the bundles that stand for
/// what it does not show. Everything follows from the rows: the counts are those of the edges that are there, so they
/// are not stored, and are counted anew after a restore. Takes nothing while the graph shows everything.
final class Bundles {
    /// Bound on kinds that no group has any more.
    private static final int MAX_IDLE_KINDS = 10_000;

    /// Of a map's entry, with its key.
    private static final int ENTRY_BYTES = 120;

    private final Graph graph;
    private final Map<Kind, Integer> kinds = new HashMap<>();
    private final List<Integer> mostByKind = new ArrayList<>();
    private final Map<Integer, Bundle> bySlot = new HashMap<>();
    private final Map<Place, Bundle> byPlace = new HashMap<>();
    private final BitSet changed = new BitSet();
    private GroupCounts shown = new GroupCounts();
    private Bundling rules = Bundling.NONE;
    private boolean armed;
    private long bundleBytes;

    /// A group of neighbours, whichever node they are of.
    ///
    /// @param type of the neighbours
    /// @param outgoing whether the edges lead away from the node
    record Kind(String relation, String type, boolean outgoing) {}

    private record Place(int hub, Kind kind) {}

    Bundles(Graph graph) {
        this.graph = graph;
    }

    /// Goes on by these rules. What is drawn stays drawn, what is bundled stays bundled.
    void use(Bundling newRules) {
        boolean crowded = kinds.size() > MAX_IDLE_KINDS + 2 * shown.size();
        if (newRules.equals(rules) && armed != rules.showsAll() && !crowded) {
            return;
        }
        rules = newRules;
        armed = !newRules.showsAll();
        kinds.clear();
        mostByKind.clear();
        shown = new GroupCounts();
        if (armed) {
            Edges edges = graph.edges;
            for (int slot = edges.slots.next(0); slot >= 0; slot = edges.slots.next(slot + 1)) {
                added(slot);
            }
        }
    }

    /// Whether a node shows all the neighbours of this kind that it may.
    ///
    /// @param hub -1 for a node that the graph does not have
    boolean isFull(int hub, Kind kind) {
        if (!armed || hub < 0) {
            return false;
        }
        int most = mostByKind.get(number(kind));
        // No group is larger than the degree, which is at hand.
        return most > 0 && graph.nodes.degree(hub) >= most && shown.get(key(hub, kind)) >= most;
    }

    /// Whether a full node is known to have this neighbour in its bundle. Then it stays there, even when the neighbour
    /// has come to its own bound since: nothing is to be counted in two bundles.
    boolean holds(int hub, Kind kind, String neighbour) {
        if (!isFull(hub, kind)) {
            return false;
        }
        Bundle bundle = find(hub, kind);
        return bundle != null && bundle.holds(Distinct.member(neighbour));
    }

    /// An edge is drawn from now on.
    void added(int edge) {
        if (armed && !isBundle(edge)) {
            shown.increment(key(graph.edges.source.get(edge), outgoing(edge)));
            shown.increment(key(graph.edges.destination.get(edge), incoming(edge)));
        }
    }

    /// An edge is about to go.
    void removing(int edge) {
        if (armed && !isBundle(edge)) {
            shown.decrement(key(graph.edges.source.get(edge), outgoing(edge)));
            shown.decrement(key(graph.edges.destination.get(edge), incoming(edge)));
        }
    }

    private boolean isBundle(int edge) {
        return graph.nodes.isBundle(graph.edges.source.get(edge))
                || graph.nodes.isBundle(graph.edges.destination.get(edge));
    }

    private Kind outgoing(int edge) {
        return new Kind(graph.edges.relation(edge), graph.nodes.type(graph.edges.destination.get(edge)), true);
    }

    private Kind incoming(int edge) {
        return new Kind(graph.edges.relation(edge), graph.nodes.type(graph.edges.source.get(edge)), false);
    }

    private long key(int hub, Kind kind) {
        return (long) number(kind) << Integer.SIZE | hub;
    }

    private int number(Kind kind) {
        Integer known = kinds.get(kind);
        if (known != null) {
            return known;
        }
        kinds.put(kind, mostByKind.size());
        mostByKind.add(rules.most(kind.relation(), kind.type()));
        return mostByKind.size() - 1;
    }

    @Nullable
    Bundle find(int hub, Kind kind) {
        return byPlace.get(new Place(hub, kind));
    }

    /// Begins a bundle with a node of its own, which has no edge yet.
    Bundle open(int hub, Kind kind) {
        Bundle bundle = new Bundle(graph.nodes.addBundle(Bundle.name(kind, graph.nodes.id(hub))), hub, kind);
        restore(bundle);
        return bundle;
    }

    /// Puts a stored bundle in the place of the one that its node had.
    void restore(Bundle bundle) {
        Bundle before = bySlot.put(bundle.slot, bundle);
        bundleBytes += bundle.bytes() - (before == null ? 0 : before.bytes());
        byPlace.put(new Place(bundle.hub, bundle.kind), bundle);
    }

    void add(Bundle bundle, long member) {
        long before = bundle.bytes();
        if (bundle.add(member, graph.window.generation())) {
            bundleBytes += bundle.bytes() - before;
            changed.set(bundle.slot);
        }
    }

    /// The node of a bundle is about to go.
    void removing(Bundle bundle) {
        bySlot.remove(bundle.slot);
        byPlace.remove(new Place(bundle.hub, bundle.kind));
        changed.clear(bundle.slot);
        bundleBytes -= bundle.bytes();
    }

    Bundle at(int slot) {
        Bundle bundle = bySlot.get(slot);
        if (bundle == null) {
            throw new IllegalStateException("no bundle has slot " + slot);
        }
        return bundle;
    }

    /// The bundles that tell something new since last asked, by slot.
    int[] takeChanged() {
        int[] slots = changed.stream().toArray();
        changed.clear();
        return slots;
    }

    int[] all() {
        return bySlot.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    long bytes() {
        long entries = (long) kinds.size() + 2L * bySlot.size();
        return (armed ? shown.bytes() : 0) + bundleBytes + entries * ENTRY_BYTES;
    }

    /// Memory that up to `more` further edges need at once.
    long bytesToGrow(int more) {
        return armed ? shown.bytesToGrow(2 * more) + (long) more * Bundle.OBJECT_BYTES : 0;
    }
}
