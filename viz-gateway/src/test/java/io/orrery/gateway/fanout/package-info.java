/// Real sockets against the fan-out: a Reactor Netty server with the gateway's own beans and clients that behave well,
/// badly or not at all. What needs a broker ends in `IT`.
@NullMarked
package io.orrery.gateway.fanout;

import org.jspecify.annotations.NullMarked;
