/// Which compute devices this machine really has. A device counts as ready only after it has run a four-element
/// kernel and given the right answer; a library that merely loads proves nothing. A missing device is a sentence,
/// never a stack trace, and probing one never takes the process down on purpose-built hardware or without any.
@NullMarked
package io.orrery.device.probe;

import org.jspecify.annotations.NullMarked;
