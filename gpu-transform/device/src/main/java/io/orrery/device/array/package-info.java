/// What programs on devices need before they can do anything of their own: running sums and a stable sort. Each is a
/// fixed list of launches without waiting in between, gives the same result on every device, and takes arrays whose
/// length the host knows.
@NullMarked
package io.orrery.device.array;

import org.jspecify.annotations.NullMarked;
