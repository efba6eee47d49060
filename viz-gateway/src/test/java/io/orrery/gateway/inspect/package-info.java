/// From a slot back to rows and lines, on a real broker.
@NullMarked
package io.orrery.gateway.inspect;

import org.jspecify.annotations.NullMarked;
