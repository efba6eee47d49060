/// Events of Windows and of Sysmon in the four shapes in which they are shipped: XML, Winlogbeat's,
/// NXLog's flat one and that of tools which read event log files. Each shape is taken apart to the same
/// event, which is then put into normal form by its channel and number.
@NullMarked
package io.orrery.ingest.windows;

import org.jspecify.annotations.NullMarked;
