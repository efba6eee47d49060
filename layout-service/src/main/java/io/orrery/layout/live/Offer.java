package io.orrery.layout.live;

/// Better places for the nodes of a picture, computed elsewhere.
///
/// @param pairs x, y by slot; NaN for none
/// @param apart by slot, whether nothing joins the node to the largest part of the graph
/// @param births how many nodes had ever come when it was computed: later ones have no place in it
@SuppressWarnings("ArrayRecordComponent") // handed over, not shared
public record Offer(float[] pairs, boolean[] apart, int births) {

    /// Whether the node that came as the `born`-th has a place: its slot may have been another's before.
    boolean has(int slot, int born) {
        return 2 * slot < pairs.length && born - births <= 0 && !Float.isNaN(pairs[2 * slot]);
    }
}
