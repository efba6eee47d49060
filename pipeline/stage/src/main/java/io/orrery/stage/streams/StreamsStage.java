package io.orrery.stage.streams;

import io.orrery.stage.Failure;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageHealth;
import io.orrery.stage.Storm;
import io.orrery.stage.Telemetry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a topology exactly once. A thread that dies of bad weather is replaced after a growing pause; a broken
/// invariant, or weather that does not end, shuts the whole stage down and [StageHealth] says why. Its numbers and its
/// pulse
/// are taken once a second.
public final class StreamsStage implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsStage.class);

    /// How long [#close] waits for the threads to commit and leave.
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final StreamsSettings settings;
    private final LocalState state;
    private final KafkaStreams streams;
    private final Telemetry telemetry;
    private final StageHealth health;
    private final StreamsPulse pulse;
    private final Storm storm;
    private final CountDownLatch stop = new CountDownLatch(1);

    public StreamsStage(
            KafkaSettings kafka, StreamsSettings settings, Topology topology, Telemetry telemetry, StageHealth health) {
        this.settings = settings;
        this.telemetry = telemetry;
        this.health = health;
        this.state = new LocalState(settings.stateDirectory().resolve(settings.applicationId()));
        state.open();
        this.streams = new KafkaStreams(topology, settings.properties(kafka, telemetry));
        this.storm = new Storm(settings.backoff(), System::nanoTime);
        this.pulse =
                new StreamsPulse(settings.stage(), streams, telemetry, health, storm::worked, this::replaceThreads);
        streams.setUncaughtExceptionHandler(this::answer);
        streams.setStateListener((now, before) -> tell(now));
    }

    /// Returns at once; [StageHealth] turns `up` when the state is restored and the threads run.
    public void start() {
        pulse.start();
        streams.start();
    }

    /// For metrics and interactive queries; do not close it.
    public KafkaStreams streams() {
        return streams;
    }

    private void tell(KafkaStreams.State state) {
        switch (state) {
            case RUNNING -> health.up();
            case CREATED, REBALANCING -> health.waiting("joining the group and restoring state");
            case ERROR, PENDING_ERROR -> {
                if (health.report().state() != StageHealth.State.DOWN) {
                    health.down("Kafka Streams went into state " + state);
                }
            }
            case PENDING_SHUTDOWN, NOT_RUNNING -> {}
        }
    }

    /// New threads begin where the old ones were, with their tasks from the start of their lives.
    void replaceThreads() {
        LOG.error("stage={} stood still while joining the group, its threads are replaced", settings.stage());
        try {
            for (int thread = 0; thread < settings.threads(); thread++) {
                Optional<String> removed = streams.removeStreamThread(CLOSE_TIMEOUT);
                Optional<String> added = streams.addStreamThread();
                LOG.info("stage={} thread {} takes the place of {}", settings.stage(), added, removed);
            }
        } catch (KafkaException failed) {
            // Tried again when the patience is over once more.
            LOG.warn("stage={} its threads could not be replaced: {}", settings.stage(), failed.toString());
        }
    }

    private StreamThreadExceptionResponse answer(Throwable thrown) {
        return switch (Failure.of(thrown)) {
            case Failure.Weather weather -> waitOut(weather, thrown);
            case Failure.BadData bad -> stop(bad.detail(), thrown);
            case Failure.BrokenInvariant broken -> stop(broken.detail(), thrown);
        };
    }

    /// Runs on the dying thread, whose work is aborted already; waiting here delays its replacement.
    private StreamThreadExceptionResponse waitOut(Failure.Weather weather, Throwable thrown) {
        telemetry.aborted("weather");
        Optional<Duration> delay = storm.failed();
        if (delay.isEmpty()) {
            return stop("given up after " + storm.failures() + " failures, the last: " + weather.detail(), thrown);
        }
        LOG.warn(
                "stage={} failures={} retryIn={} {}",
                settings.stage(),
                storm.failures(),
                delay.get(),
                weather.detail());
        health.waiting(weather.detail());
        try {
            boolean _ = stop.await(delay.get().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private StreamThreadExceptionResponse stop(String why, Throwable thrown) {
        telemetry.aborted("stop");
        LOG.error("stage={} stopped, its input stays where it is: {}", settings.stage(), why, thrown);
        health.down(why);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /// Commits, leaves the group so that others take over at once, and keeps the local state for the next start.
    /// May be called twice.
    @Override
    public void close() {
        stop.countDown();
        pulse.close();
        CloseOptions options = CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
        boolean inPeace = health.report().state() != StageHealth.State.DOWN;
        if (!streams.close(options)) {
            LOG.error("stage={} did not stop within {}", settings.stage(), CLOSE_TIMEOUT);
        } else if (inPeace) {
            state.settle();
        }
        health.closed();
    }
}
