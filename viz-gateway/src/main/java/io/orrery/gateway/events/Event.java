package io.orrery.gateway.events;

/// One event on its way to the log.
///
/// @param number within its batch, from 0
/// @param bytes as they were sent
/// @param preamble lines that say how to read it; empty for none
/// @param transport what the transport said about it, a JSON object as
///     [io.orrery.topics.event.Transport] makes it; empty for nothing
public record Event(long number, byte[] bytes, String preamble, String transport) {
    public static Event of(long number, byte[] bytes) {
        return new Event(number, bytes, "", "");
    }
}
