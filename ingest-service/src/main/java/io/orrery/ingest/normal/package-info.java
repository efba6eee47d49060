/// The one form that every event has after parsing, whatever wrote it: names of the Elastic Common Schema, time in
/// UTC, typed values. Knows no format, no Kafka and no graph.
@NullMarked
package io.orrery.ingest.normal;

import org.jspecify.annotations.NullMarked;
