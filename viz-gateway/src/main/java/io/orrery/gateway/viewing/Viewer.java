package io.orrery.gateway.viewing;

import java.time.Instant;

/// Somebody who was let in to look at one graph.
///
/// @param accountId the account's number; 0 for an anonymous reader of a public graph
/// @param name the account's name, for logs and shared cursors; `anonymous` without account
/// @param credential an opaque name of the session, token or ticket that opened the door; never the secret itself
/// @param mayEdit whether commands (pause, pin, configure ...) are accepted; only the owner may
/// @param until the instant at which the credential ends: a socket still open then is closed
public record Viewer(long accountId, String name, String credential, boolean mayEdit, Instant until) {}
