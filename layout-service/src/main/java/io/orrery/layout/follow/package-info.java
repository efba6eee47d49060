/// Follows one graph: frames from the transform become changes of a live layout, and the layout becomes frames again.
/// Knows sequence numbers and epochs, so that a gap is noticed and a repeat changes nothing.
/// Pure: no broker, no clock.
@NullMarked
package io.orrery.layout.follow;

import org.jspecify.annotations.NullMarked;
