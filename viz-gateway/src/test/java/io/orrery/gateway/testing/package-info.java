/// Real PostgreSQL and Redis for this module's tests, started once per JVM and gone with it, or taken from
/// `ORRERY_POSTGRES_URL` and `ORRERY_REDIS_URL`.
@NullMarked
package io.orrery.gateway.testing;

import org.jspecify.annotations.NullMarked;
