/// Whose turn is it: one thread shares the cores fairly among all graphs that move, takes changes and commands in
/// between, and decides when a frame is due. What it sends goes through [FrameSink]; graphs come through [GraphOpener].
/// The clock is an argument, so tests decide what time it is.
@NullMarked
package io.orrery.layout.turn;

import org.jspecify.annotations.NullMarked;
