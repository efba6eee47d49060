/// Bytes to typed tables: uploads of any size and live events come in as records, batches of rows go out as records.
///
/// The readers below are pure and answer bad input with one refusal; this package is their thin edge to the log.
@NullMarked
package io.orrery.ingest;

import org.jspecify.annotations.NullMarked;
