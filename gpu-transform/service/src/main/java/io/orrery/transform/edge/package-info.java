/// Where the core meets Kafka: table batches come in, frames, heads, status and dead letters go out, and the
/// state store keeps what the graphs are made of. One processor owns the graphs of one partition.
@NullMarked
package io.orrery.transform.edge;

import org.jspecify.annotations.NullMarked;
