/// What agents on machines write that watch processes, files and connections, and have shapes of their own.
@NullMarked
package io.orrery.ingest.endpoint;

import org.jspecify.annotations.NullMarked;
