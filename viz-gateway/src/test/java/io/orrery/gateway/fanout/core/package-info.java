/// Plays sequences from files and random interleavings against the fan-out's core, without sockets or brokers.
@NullMarked
package io.orrery.gateway.fanout.core;

import org.jspecify.annotations.NullMarked;
