/// What one event is: how a stream of bytes is cut into the records of the events topic, and what is said of how it
/// came, the same at every door. Knows no format beyond what tells where an event ends.
@NullMarked
package io.orrery.topics.event;

import org.jspecify.annotations.NullMarked;
