package io.orrery.gateway.sockets;

import java.time.Duration;

/// How much one listener takes.
///
/// @param connections open at the same time; further ones are closed at once
/// @param messageBytes of one message; of a longer one the beginning is kept
/// @param silence after which a connection is closed
public record Bounds(int connections, int messageBytes, Duration silence) {
    public static final Bounds DEFAULT = new Bounds(256, 256 << 10, Duration.ofHours(1));
}
