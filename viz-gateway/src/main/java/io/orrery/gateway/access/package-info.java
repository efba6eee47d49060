/// Who is asking, and how they proved it: accounts and personal keys in PostgreSQL; browser sessions, revocations,
/// login limits and one-time tickets in Redis; JSON Web Tokens that any gateway process can check by itself.
///
/// Secrets are random, stored only as hashes, and never appear in logs or `toString`. Redis failing means nobody new
/// gets in: every check fails closed.
@NullMarked
package io.orrery.gateway.access;

import org.jspecify.annotations.NullMarked;
