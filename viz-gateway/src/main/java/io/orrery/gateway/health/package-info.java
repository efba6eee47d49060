/// What `/actuator/health` says beyond the database: every stage of the process, the log that viewers are served from,
/// and Redis.
@NullMarked
package io.orrery.gateway.health;

import org.jspecify.annotations.NullMarked;
