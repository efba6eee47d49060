/// Exactly-once loops: poll a batch, hand it to a handler, and commit its outputs and its offsets in one
/// transaction.
///
/// [TransactionalLoop] owns the thread, [LoopStep] one turn of the crank, and [TransactionLog] is all of Kafka
/// that the turn needs, so that tests can crash it at every point from a seed.
@NullMarked
package io.orrery.stage.loop;

import org.jspecify.annotations.NullMarked;
