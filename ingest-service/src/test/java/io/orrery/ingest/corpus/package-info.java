/// Recorded logs, where there are any: read as feeds read them and compared with what is known about them. No file of
/// them belongs to the project, so that every test here says what it lacks when no folder is named.
@NullMarked
package io.orrery.ingest.corpus;

import org.jspecify.annotations.NullMarked;
