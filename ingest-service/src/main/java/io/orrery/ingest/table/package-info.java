/// Tables in the small set of types that the rest of the pipeline sees, and how rows become batches of a bounded
/// size.
///
/// Everything here is pure: no clock, no files, no Kafka. A reader of any format appends cells to a
/// [io.orrery.ingest.table.TableWriter];
/// the writer cuts batches at places that depend on the rows alone, so reading the same bytes twice gives the same
/// batches.
@NullMarked
package io.orrery.ingest.table;

import org.jspecify.annotations.NullMarked;
