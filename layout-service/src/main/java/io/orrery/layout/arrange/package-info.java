/// Layouts other than the live force model: a [io.orrery.layout.arrange.Request] goes in, an
/// [io.orrery.layout.arrange.Outcome] comes out. Each [io.orrery.layout.arrange.Provider] is pure, gives the same
/// answer for the same request, and answers for every graph, the empty one included. Nodes without the value that a
/// layout orders by come last: at the end of a circle or grid, on one more ring outside, in rows under a map.
@NullMarked
package io.orrery.layout.arrange;

import org.jspecify.annotations.NullMarked;
