/// The doors that an operator opens in a file of their own: its reader, which names line and column of what is wrong,
/// and the listeners that it names. No file, no doors.
@NullMarked
package io.orrery.gateway.doors;

import org.jspecify.annotations.NullMarked;
