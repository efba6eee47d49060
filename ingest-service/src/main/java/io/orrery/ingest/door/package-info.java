/// Doors that fetch events instead of waiting for them: which there are is the operator's to say, in the file that
/// `ORRERY_DOORS` names.
@NullMarked
package io.orrery.ingest.door;

import org.jspecify.annotations.NullMarked;
