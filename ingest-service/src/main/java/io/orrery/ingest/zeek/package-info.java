/// Logs of the network monitor Zeek: what their columns are called in normal form, and the JSON shape
/// of them. A log is named by its path (`conn`, `dns`), which some shippers leave out; then the columns
/// tell it.
@NullMarked
package io.orrery.ingest.zeek;

import org.jspecify.annotations.NullMarked;
