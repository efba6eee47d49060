/// The door for logs of OpenTelemetry over HTTP, as protobuf or JSON. Each log record becomes an event by itself,
/// with the resource and the scope around it, in the protocol's own JSON. The protocol over gRPC is not spoken.
@NullMarked
package io.orrery.gateway.otlp;

import org.jspecify.annotations.NullMarked;
