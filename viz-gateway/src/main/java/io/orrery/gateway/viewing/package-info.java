/// What the fan-out needs to know about people and graphs, and nothing else of the gateway.
///
/// The HTTP side implements these interfaces over PostgreSQL, Redis and the status topic; the WebSocket side calls
/// them at the handshake and while a socket is open. Neither imports the other.
@NullMarked
package io.orrery.gateway.viewing;

import org.jspecify.annotations.NullMarked;
