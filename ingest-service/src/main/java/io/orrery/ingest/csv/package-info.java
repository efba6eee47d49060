/// Comma-separated values and their relatives. Two passes over the file, both in the memory of one record: the first
/// finds delimiter, header
/// and the narrowest type of every column over all rows, the second fills the table; so a late word in a column of
/// numbers costs nothing.
@NullMarked
package io.orrery.ingest.csv;

import org.jspecify.annotations.NullMarked;
