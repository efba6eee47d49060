package io.orrery.layout.live;

import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.Links;
import java.util.Arrays;

/// First places for newcomers: between their neighbours, beside their only neighbour, or on the rim when nobody they
/// know has a place. The same newcomers on the same picture always get the same places.
final class Placement {
    /// Bound on the neighbours looked at: a hub does not make its guests slow to seat.
    private static final int LOOK = 64;
    /// Share of the radius from which a former place is too far from the neighbours of today.
    private static final double TORN = 0.3;
    /// The golden angle spreads what is placed one after another.
    private static final double GOLDEN = Math.PI * (3 - Math.sqrt(5));

    private final Nodes nodes;
    private final Bodies bodies;
    private final Links links;
    private final boolean[] placed;
    private final PlaceMemory memory;
    private final int seed;
    private final double spacing;
    private final double radius;
    private double rim;
    private int unknown;

    /// @param spacing a typical edge length of the present picture
    /// @param memory of those who were here before
    private Placement(Nodes nodes, Links links, double spacing, PlaceMemory memory, int seed) {
        this.nodes = nodes;
        this.bodies = nodes.bodies;
        this.links = links;
        this.placed = nodes.placed;
        this.memory = memory;
        this.seed = seed;
        this.spacing = spacing;
        double far = 0;
        double squares = 0;
        for (int i = 0; i < bodies.size; i++) {
            if (placed[i]) {
                double distance = Math.hypot(bodies.x[i], bodies.y[i]);
                far = Math.max(far, distance);
                squares += distance * distance;
            }
        }
        rim = far;
        radius = Math.sqrt(squares / Math.max(1, nodes.placedCount));
    }

    /// Gives newcomers a place among the others, or over a disc when there are none.
    static void seat(Nodes nodes, Links links, EdgeTable edges, int[] newcomers, PlaceMemory memory, int seed) {
        if (newcomers.length > 0 && nodes.placedCount == 0) {
            nodes.scatter(newcomers, seed);
        } else if (newcomers.length > 0) {
            double spacing = edges.meanLength(nodes, seed);
            new Placement(nodes, links, spacing, memory, seed).place(newcomers);
            nodes.placedCount += newcomers.length;
        }
    }

    /// Places all of them, those with placed neighbours first and then outwards from each.
    private void place(int[] newcomers) {
        int count = newcomers.length;
        int[] queue = new int[count];
        boolean[] queued = new boolean[bodies.size];
        boolean[] isNew = new boolean[bodies.size];
        for (int i = 0; i < count; i++) {
            isNew[newcomers[i]] = true;
        }
        int end = 0;
        for (int i = 0; i < count; i++) {
            int slot = newcomers[i];
            if (!placed[slot] && hasPlacedNeighbour(slot)) {
                queued[slot] = true;
                queue[end++] = slot;
            }
        }
        int begin = 0;
        for (int i = 0; i <= count; i++) {
            for (; begin < end; begin++) {
                seat(queue[begin]);
                end = enqueueNeighbours(queue[begin], queue, queued, isNew, end);
            }
            if (i < count && !placed[newcomers[i]] && !queued[newcomers[i]]) {
                queued[newcomers[i]] = true;
                queue[end++] = newcomers[i];
            }
        }
    }

    private int enqueueNeighbours(int slot, int[] queue, boolean[] queued, boolean[] isNew, int end) {
        int to = end;
        for (int n = 0; n < links.degree(slot); n++) {
            int other = links.neighbour(slot, n);
            if (isNew[other] && !placed[other] && !queued[other]) {
                queued[other] = true;
                queue[to++] = other;
            }
        }
        return to;
    }

    private boolean hasPlacedNeighbour(int slot) {
        for (int n = 0; n < links.degree(slot); n++) {
            if (placed[links.neighbour(slot, n)]) {
                return true;
            }
        }
        return false;
    }

    private void seat(int slot) {
        int known = near(slot);
        PlaceMemory.Place former = nodes.named() ? memory.take(nodes.key(slot)) : null;
        if (former != null) {
            back(slot, former, known > 0);
        } else if (known == 0) {
            onTheRim(slot);
        }
        placed[slot] = true;
    }

    /// Where it stood; when its neighbours have moved on, half of the way to them.
    private void back(int slot, PlaceMemory.Place former, boolean known) {
        float x = bodies.x[slot];
        float y = bodies.y[slot];
        if (known && Math.hypot(former.x() - x, former.y() - y) > TORN * radius) {
            put(slot, (former.x() + x) / 2, (former.y() + y) / 2);
        } else {
            put(slot, former.x(), former.y());
        }
    }

    /// A place by those it knows; nothing happens when none of them has one.
    ///
    /// @return how many of them were looked at
    private int near(int slot) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        int known = 0;
        int only = -1;
        for (int n = 0; n < links.degree(slot) && known < LOOK; n++) {
            int other = links.neighbour(slot, n);
            if (placed[other]) {
                double weight = (links.pull(slot, n) + 1e-6) / bodies.mass[other];
                sum += weight;
                sumX += weight * bodies.x[other];
                sumY += weight * bodies.y[other];
                only = only == -1 || only == other ? other : -2;
                known++;
            }
        }
        if (only >= 0) {
            beside(slot, only);
        } else if (known > 0) {
            double angle = 2 * Math.PI * Jitter.unit(seed, 2 * slot);
            double radius = 0.5 * spacing * Math.sqrt(Jitter.unit(seed, 2 * slot + 1));
            put(slot, sumX / sum + radius * Math.cos(angle), sumY / sum + radius * Math.sin(angle));
        }
        return known;
    }

    /// In the widest gap between the host's other neighbours, an edge length away; outwards when it has none.
    private void beside(int slot, int host) {
        double[] angles = new double[LOOK];
        int count = 0;
        for (int n = 0; n < links.degree(host) && count < LOOK; n++) {
            int other = links.neighbour(host, n);
            if (placed[other] && other != host) {
                angles[count++] = Math.atan2(bodies.y[other] - bodies.y[host], bodies.x[other] - bodies.x[host]);
            }
        }
        boolean crowded = links.degree(host) > LOOK;
        double angle = crowded || (count == 0 && bodies.x[host] == 0 && bodies.y[host] == 0)
                ? 2 * Math.PI * Jitter.unit(seed, 2 * slot)
                : count == 0 ? Math.atan2(bodies.y[host], bodies.x[host]) : widestGap(angles, count);
        double radius = spacing * (0.9 + 0.2 * Jitter.unit(seed, 2 * slot + 1));
        put(slot, bodies.x[host] + radius * Math.cos(angle), bodies.y[host] + radius * Math.sin(angle));
    }

    private static double widestGap(double[] angles, int count) {
        Arrays.sort(angles, 0, count);
        double widest = angles[0] + 2 * Math.PI - angles[count - 1];
        double middle = angles[count - 1] + widest / 2;
        for (int i = 1; i < count; i++) {
            double gap = angles[i] - angles[i - 1];
            if (gap > widest) {
                widest = gap;
                middle = angles[i - 1] + gap / 2;
            }
        }
        return middle;
    }

    private void onTheRim(int slot) {
        if (rim == 0 && unknown == 0) {
            unknown = 1;
            put(slot, 0, 0);
            return;
        }
        double angle = GOLDEN * (unknown++ + (Jitter.hash(seed, 0) & 0xFF));
        // Newcomers without acquaintance fill rings outside the picture; each ring holds what its length allows.
        double radius = rim + spacing * (1 + Math.sqrt(unknown) / 4);
        put(slot, radius * Math.cos(angle), radius * Math.sin(angle));
    }

    private void put(int slot, double x, double y) {
        bodies.x[slot] = (float) x;
        bodies.y[slot] = (float) y;
    }
}
