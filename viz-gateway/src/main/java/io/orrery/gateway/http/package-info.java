/// The manners of the door: one JSON shape for every answer and error, security headers, origin checks, and the bridge
/// from event loops to the virtual threads on which blocking work runs. Knows nothing of graphs or people.
@NullMarked
package io.orrery.gateway.http;

import org.jspecify.annotations.NullMarked;
