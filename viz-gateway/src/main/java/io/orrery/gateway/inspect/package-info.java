/// From pixel to log line: finds a node or an edge by its slot in the frames that the fan-out holds, follows its
/// references, and reads the table row or the raw events back from the broker. Bounded in time and size; what
/// retention has removed is said to be removed.
@NullMarked
package io.orrery.gateway.inspect;

import org.jspecify.annotations.NullMarked;
