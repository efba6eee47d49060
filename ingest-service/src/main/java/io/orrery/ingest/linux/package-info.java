/// What Linux's audit daemon writes: several records of one event, joined by their serial number.
@NullMarked
package io.orrery.ingest.linux;

import org.jspecify.annotations.NullMarked;
