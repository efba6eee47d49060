/// ForceAtlas2 on arrays: forces, speed and movement of bodies joined by links, one iteration at a time.
/// The meaning is Gephi's, in the order of its code; small inputs are computed exactly, big ones with a quadtree.
/// Pure: no clock, no input or output, the same result for the same input on any number of threads.
/// [ForceEngine] is the seam at which another device can take over.
@NullMarked
package io.orrery.layout.force;

import org.jspecify.annotations.NullMarked;
