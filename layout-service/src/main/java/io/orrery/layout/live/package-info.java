/// A layout that lives with its graph: changes come in, newcomers are placed beside their neighbours, what is near a
/// change warms up and moves, the rest stays where the reader remembers it, and everything sleeps when still.
/// Pure: time is counted in iterations, randomness is a hash of seed and slot.
@NullMarked
package io.orrery.layout.live;

import org.jspecify.annotations.NullMarked;
