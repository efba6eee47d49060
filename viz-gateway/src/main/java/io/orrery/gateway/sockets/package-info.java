/// What doors on sockets of their own have in common: listeners with bounds on connections, message sizes and silence,
/// back pressure from the broker to the sender by not reading, and a way to part that loses nothing that was read.
///
/// ```
///  socket ─► Conversation (a protocol: bytes → steps) ─► Intake (feed, log) ─► Conversation (answer) ─► socket
/// ```
@NullMarked
package io.orrery.gateway.sockets;

import org.jspecify.annotations.NullMarked;
