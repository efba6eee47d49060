/// Arrow IPC files and streams from strangers. The bytes are mapped and read in place through bounds-checked
/// segments:
/// no offset, length or
/// index in them can reach outside, whatever it says, which Arrow's own vectors do not promise when their checks are
/// switched off for speed.
/// Every Arrow type but unions and run-ends comes out as one of the five column types; nested values as JSON text,
/// binary as base64.
@NullMarked
package io.orrery.ingest.arrow;

import org.jspecify.annotations.NullMarked;
