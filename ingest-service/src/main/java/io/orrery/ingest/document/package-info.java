/// JSON documents of schemas that many products share (the Elastic Common Schema, OCSF, OpenTelemetry),
/// of agents on hosts, and objects that only wrap the text of another format. Last of all stands the
/// reader of objects that nobody knows, which keeps every field under its own name.
@NullMarked
package io.orrery.ingest.document;

import org.jspecify.annotations.NullMarked;
