/// Excel workbooks (`.xlsx`), read row by row: one sheet is one table, whose first row holds the names.
@NullMarked
package io.orrery.ingest.xlsx;

import org.jspecify.annotations.NullMarked;
