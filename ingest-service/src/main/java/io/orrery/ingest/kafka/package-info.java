/// The door to Kafka topics of somebody else's, in any cluster.
@NullMarked
package io.orrery.ingest.kafka;

import org.jspecify.annotations.NullMarked;
