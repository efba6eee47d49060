/// The edge of the stage towards the log: fetches uploads and events, hands them to the pure readers, and emits
/// tables, dead letters and status
/// within the transactions of [io.orrery.stage.loop]. Nothing here knows a file format.
@NullMarked
package io.orrery.ingest.edge;

import org.jspecify.annotations.NullMarked;
