/// The transform stage: typed tables become graphs with dense slots, and what changes in them goes out as change
/// sets and snapshots. `core` is the meaning, `edge` its place in Kafka Streams.
@NullMarked
package io.orrery.transform;

import org.jspecify.annotations.NullMarked;
