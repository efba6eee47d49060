/// JSON tables in every layout that clients send (arrays of records, one record a line, pandas' orients, an envelope
/// around records), read by a
/// streaming parser with bounded depth, strings and numbers. Two passes: types first, rows second; nested values
/// become
/// JSON text.
@NullMarked
package io.orrery.ingest.json;

import org.jspecify.annotations.NullMarked;
