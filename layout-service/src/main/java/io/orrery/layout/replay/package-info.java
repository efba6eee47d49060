/// Makes a picture again from the log: the same change sets and commands, with the same number of iterations between
/// them,
/// give the same places bit for bit. Pure: no broker, no clock.
@NullMarked
package io.orrery.layout.replay;

import org.jspecify.annotations.NullMarked;
