/// Syslog in both of its standards and in the ways in which it is really written, and the messages of the programs that
/// matter most to whoever watches logons.
@NullMarked
package io.orrery.ingest.syslog;

import org.jspecify.annotations.NullMarked;
