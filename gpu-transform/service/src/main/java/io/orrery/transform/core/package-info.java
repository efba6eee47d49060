/// One graph's state and what a batch of rows does to it. Pure: no clock, no I/O, no randomness without a seed,
/// so the same rows give the same graph wherever and however often they are applied.
///
/// [Graph] is the way in: a [Batch] goes in, an [Outcome] with a [ChangeSet] comes out.
@NullMarked
package io.orrery.transform.core;

import org.jspecify.annotations.NullMarked;
