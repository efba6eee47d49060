/// From the bytes of one raw event to events in normal form: what a log format is, how one is recognised, and the
/// order in which they are tried. The formats themselves lie in packages of their own beside this one.
@NullMarked
package io.orrery.ingest.log;

import org.jspecify.annotations.NullMarked;
