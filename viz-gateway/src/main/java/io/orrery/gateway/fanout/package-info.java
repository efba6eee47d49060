/// The way out to browsers: one consumer of changes and one of positions for the whole process, one follower per
/// graph that somebody looks at, one session per WebSocket. Everything between Kafka's threads and the sockets'
/// event loops is shared and immutable; nothing here waits on an event loop. What is sent when is decided in
/// [io.orrery.gateway.fanout.core].
@NullMarked
package io.orrery.gateway.fanout;

import org.jspecify.annotations.NullMarked;
