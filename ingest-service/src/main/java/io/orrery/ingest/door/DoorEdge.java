package io.orrery.ingest.door;

import io.micrometer.core.instrument.MeterRegistry;
import io.orrery.stage.Backoff;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.read.DoorPositions;
import java.time.Duration;
import java.time.InstantSource;

/// What all doors of this process share.
///
/// @param kafka our cluster
/// @param partitions of every topic
/// @param instance tells this process from others of the stage
public record DoorEdge(
        KafkaSettings kafka,
        int partitions,
        String instance,
        FeedNames feeds,
        DoorPositions positions,
        InstantSource clock,
        MeterRegistry registry) {
    /// A door waits for what is not its own, a cluster that is away for a weekend or a password not yet changed: it
    /// tries once a minute for as long as it takes.
    public static final Backoff PATIENT = new Backoff(Duration.ofMillis(250), Duration.ofMinutes(1), Integer.MAX_VALUE);

    /// Single events would cost a transaction each, here and in every stage that follows, unless those of a moment
    /// are taken together; an eye does not see this delay.
    public static final Duration COMMIT_INTERVAL = Duration.ofMillis(25);
}
