/// How every door writes events: one record each on the events topic, with the same headers, counted the same way, and
/// acknowledged only once the broker has it. Knows no protocol.
@NullMarked
package io.orrery.gateway.events;

import org.jspecify.annotations.NullMarked;
