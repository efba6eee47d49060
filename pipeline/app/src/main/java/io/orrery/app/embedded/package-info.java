/// Real servers that come with Orrery: a Kafka broker inside this process, PostgreSQL and Redis as children of it.
/// They listen on loopback only, ask for random passwords, keep their data across restarts, and end when this
/// process ends, however it ends. Each of them is left out when its address is configured.
@NullMarked
package io.orrery.app.embedded;

import org.jspecify.annotations.NullMarked;
