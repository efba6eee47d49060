/// How fast and how good the layout is on this machine: what `./orrery bench layout` runs, for users who choose
/// hardware
/// and for ourselves. Prints nothing: whoever asks decides how the figures look.
@NullMarked
package io.orrery.layout.bench;

import org.jspecify.annotations.NullMarked;
