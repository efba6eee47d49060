package io.orrery.layout.live;

import io.orrery.layout.force.Links;
import java.util.Arrays;

/// The way of all nodes from where they are to places that are known, in few eased steps that the eye can follow.
/// Pinned nodes stay.
final class Glide {
    /// All of a glide; whoever steps decides how long that lasts.
    static final int STEPS = 30;

    /// x, y by slot; NaN for those that stay.
    private float[] to;
    /// Nodes that had ever come when `to` was last looked through.
    private int births;
    private int step;
    private final int[] strangers;

    private Glide(float[] to, int[] strangers, int births) {
        this.to = to;
        this.strangers = strangers;
        this.births = births;
    }

    /// To the places of an offer. [Strangers] go where their neighbours will be.
    static Glide to(Offer offer, Nodes nodes, Links links, EdgeTable edges, int seed) {
        float[] from = nodes.positions();
        int[] strangers = Strangers.of(offer, nodes, links);
        for (int slot = 0; slot < nodes.bodies.size; slot++) {
            if (nodes.free(slot) && offer.has(slot, nodes.born[slot])) {
                nodes.place(slot, offer.pairs()[2 * slot], offer.pairs()[2 * slot + 1]);
            }
        }
        for (int slot : strangers) {
            nodes.unplace(slot);
        }
        // What left the former picture has no place to come back to in this one.
        Placement.seat(nodes, links, edges, strangers, new PlaceMemory(), seed);
        float[] to = nodes.positions();
        for (int slot = 0; slot < nodes.bodies.size; slot++) {
            if (nodes.free(slot)) {
                nodes.place(slot, from[2 * slot], from[2 * slot + 1]);
            }
        }
        return new Glide(to, strangers, nodes.births);
    }

    /// Newcomers that have just been seated go along with their neighbours.
    void join(Nodes nodes, Links links, int[] newcomers) {
        if (births == nodes.births) {
            return;
        }
        int known = to.length / 2;
        to = Arrays.copyOf(to, 2 * nodes.bodies.size);
        for (int slot = 0; slot < nodes.bodies.size; slot++) {
            if (slot >= known || nodes.born[slot] - births > 0) {
                to[2 * slot] = Float.NaN;
                to[2 * slot + 1] = Float.NaN;
            }
        }
        births = nodes.births;
        for (int slot : newcomers) {
            accompany(nodes, links, slot);
        }
    }

    /// The way that is left to a newcomer is the mean of its neighbours' ways; it stays where nobody it knows goes.
    private void accompany(Nodes nodes, Links links, int slot) {
        double wayX = 0;
        double wayY = 0;
        int known = 0;
        for (int n = 0; n < links.degree(slot); n++) {
            int other = links.neighbour(slot, n);
            if (!Float.isNaN(to[2 * other])) {
                wayX += to[2 * other] - nodes.bodies.x[other];
                wayY += to[2 * other + 1] - nodes.bodies.y[other];
                known++;
            }
        }
        if (known > 0) {
            to[2 * slot] = (float) (nodes.bodies.x[slot] + wayX / known);
            to[2 * slot + 1] = (float) (nodes.bodies.y[slot] + wayY / known);
        }
    }

    /// Those that were seated by their neighbours: nobody has found a good place for them yet.
    int[] strangers() {
        return strangers;
    }

    double progress() {
        return (double) step / STEPS;
    }

    /// One step; after the last one everybody is there.
    ///
    /// @return whether there is another one
    boolean step(Nodes nodes) {
        double left = 1 - eased(step);
        step++;
        boolean last = step >= STEPS;
        double share = (eased(step) - eased(step - 1)) / left;
        for (int slot = 0; slot < Math.min(nodes.bodies.size, to.length / 2); slot++) {
            if (nodes.free(slot) && !Float.isNaN(to[2 * slot])) {
                float x = nodes.bodies.x[slot];
                float y = nodes.bodies.y[slot];
                nodes.bodies.x[slot] = last ? to[2 * slot] : (float) (x + share * (to[2 * slot] - x));
                nodes.bodies.y[slot] = last ? to[2 * slot + 1] : (float) (y + share * (to[2 * slot + 1] - y));
            }
        }
        return !last;
    }

    /// Everybody is there with the next step.
    void hurry() {
        step = STEPS - 1;
    }

    /// How much of the way is behind after so many steps: slow at both ends.
    private static double eased(int steps) {
        double time = (double) steps / STEPS;
        return time * time * (3 - 2 * time);
    }
}
