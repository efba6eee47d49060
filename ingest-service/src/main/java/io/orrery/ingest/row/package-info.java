/// What formats of rows share: the values of a row apart, the names of its columns, which stand once before all rows in
/// the preamble, and numbers as they are written. Also rows of tables as events: a row whose columns are those of
/// a known JSON event is read as that event.
@NullMarked
package io.orrery.ingest.row;

import org.jspecify.annotations.NullMarked;
