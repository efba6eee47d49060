/// The gateway's way into Kafka: appending records that count as accepted only once every replica has them.
@NullMarked
package io.orrery.gateway.log;

import org.jspecify.annotations.NullMarked;
