package io.orrery.layout.live;

import io.orrery.layout.force.Links;
import java.util.Arrays;

/// For whom an offer's place is none: those that came later, and those that stood apart from the rest when the offer
/// was made, far outside, and are joined to it now.
final class Strangers {
    private Strangers() {}

    /// @return their slots, in ascending order; none of them is pinned
    static int[] of(Offer offer, Nodes nodes, Links links) {
        int size = nodes.bodies.size;
        boolean[] unsure = new boolean[size];
        boolean[] strange = new boolean[size];
        for (int slot = 0; slot < size; slot++) {
            boolean known = offer.has(slot, nodes.born[slot]);
            strange[slot] = nodes.free(slot) && !known;
            unsure[slot] = nodes.free(slot) && (!known || offer.apart()[slot]);
        }
        // From those whose place is sure, along the edges, everybody unsure is reached who is joined to them.
        int[] queue = new int[size];
        int end = 0;
        for (int slot = 0; slot < size; slot++) {
            if (nodes.present[slot] && !unsure[slot]) {
                end = reach(links, slot, unsure, queue, end);
            }
        }
        for (int begin = 0; begin < end; begin++) {
            strange[queue[begin]] = true;
            end = reach(links, queue[begin], unsure, queue, end);
        }
        int[] strangers = new int[size];
        int found = 0;
        for (int slot = 0; slot < size; slot++) {
            if (strange[slot]) {
                strangers[found++] = slot;
            }
        }
        return Arrays.copyOf(strangers, found);
    }

    private static int reach(Links links, int from, boolean[] unsure, int[] queue, int end) {
        int to = end;
        for (int n = 0; n < links.degree(from); n++) {
            int other = links.neighbour(from, n);
            if (unsure[other]) {
                unsure[other] = false;
                queue[to++] = other;
            }
        }
        return to;
    }
}
