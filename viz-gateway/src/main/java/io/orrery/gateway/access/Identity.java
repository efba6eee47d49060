package io.orrery.gateway.access;

import java.time.Instant;

/// An account together with what proved it in this request.
///
/// @param credential `session:HASH` or `token:ID`: names the proof, so that it can be revoked; not a secret
/// @param until the instant at which the proof ends
public record Identity(Account account, String credential, Instant until) {}
