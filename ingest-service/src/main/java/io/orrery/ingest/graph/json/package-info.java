/// Graph files in JSON.
@NullMarked
package io.orrery.ingest.graph.json;

import org.jspecify.annotations.NullMarked;
