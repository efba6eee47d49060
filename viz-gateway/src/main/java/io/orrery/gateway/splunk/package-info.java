/// The door for whatever ships to Splunk's HTTP event collector: events, raw lines, health and acknowledgement,
/// with the collector's own codes. Nothing is said to have succeeded before the broker has it, so an
/// acknowledgement is true from the moment its number is given out.
@NullMarked
package io.orrery.gateway.splunk;

import org.jspecify.annotations.NullMarked;
