/// The shell that every service shares: how a stage reaches Kafka, what it does when something goes wrong, and how
/// it tells about itself.
///
/// Nothing here knows what a graph is for; [io.orrery.stage.loop] runs consume-process-produce loops,
/// [io.orrery.stage.streams] runs Kafka Streams topologies and [io.orrery.stage.read] follows topics without a
/// group.
@NullMarked
package io.orrery.stage;

import org.jspecify.annotations.NullMarked;
