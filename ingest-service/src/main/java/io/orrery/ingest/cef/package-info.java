/// The two formats in which security products of all makers write one event a line: ArcSight's Common Event Format and
/// QRadar's Log Event Extended Format.
@NullMarked
package io.orrery.ingest.cef;

import org.jspecify.annotations.NullMarked;
