package io.orrery.gateway.syslog;

/// One message of a stream, without what ends it.
///
/// @param truncated whether more followed that was not kept
/// @param misframed whether a length was due before it and none came
record Message(byte[] bytes, boolean truncated, boolean misframed) {}
