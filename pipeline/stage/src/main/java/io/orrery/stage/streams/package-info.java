/// Kafka Streams with the stage's promises: exactly once, bad records into the dead letters within the transaction
/// that moves past them, bad weather survived by a new thread, and a broken invariant that stops the stage loudly.
@NullMarked
package io.orrery.stage.streams;

import org.jspecify.annotations.NullMarked;
