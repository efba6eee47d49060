package io.orrery.stage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.orrery.topics.model.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The numbers every stage tells, under one set of names. Labels are stages, outcomes, phases and reason codes
/// only: graphs, feeds and users belong in logs. Safe for any thread.
public final class Telemetry {

    private final MeterRegistry registry;
    private final String stage;
    private final Map<String, Timer> phases = new ConcurrentHashMap<>();
    private final AtomicLong lag = new AtomicLong();
    private final Timer endToEnd;

    public Telemetry(MeterRegistry registry, String stage) {
        this.registry = registry;
        this.stage = stage;
        registry.gauge("orrery.stage.lag.records", List.of(Tag.of("stage", stage)), lag);
        this.endToEnd = Timer.builder("orrery.end.to.end")
                .description("from the receipt of the newest contributing input to the end of this stage")
                .tag("stage", stage)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(2))
                .register(registry);
    }

    /// `outcome` is one of a stage's few words: `accepted`, `rejected`, `repeated` ...
    public void records(String outcome, long count) {
        registry.counter("orrery.stage.records", "stage", stage, "outcome", outcome)
                .increment((double) count);
    }

    /// One input went to the dead letters, or one row was left out.
    public void rejected(Reason reason, long count) {
        String label = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        registry.counter("orrery.stage.rejected", "stage", stage, "reason", label)
                .increment((double) count);
    }

    /// The time one phase of a turn took: `poll`, `apply`, `commit` or a stage's own.
    public void step(String phase, long nanos) {
        phases.computeIfAbsent(
                        phase,
                        name -> Timer.builder("orrery.stage.step")
                                .tag("stage", stage)
                                .tag("phase", name)
                                .publishPercentileHistogram()
                                .minimumExpectedValue(Duration.ofNanos(100_000))
                                .maximumExpectedValue(Duration.ofSeconds(30))
                                .register(registry))
                .record(Duration.ofNanos(nanos));
    }

    /// A transaction was given up; `cause` is `weather`, `bad-data` or `stop`.
    public void aborted(String cause) {
        registry.counter("orrery.stage.aborts", "stage", stage, "cause", cause).increment();
    }

    /// How many records this stage is behind the ends of its partitions.
    public void lag(long records) {
        lag.set(records);
    }

    /// @param receivedMicros wall clock at which the newest contributing input was received; 0 = unknown, not
    ///     counted
    /// @param nowMicros wall clock of now
    public void endToEnd(long receivedMicros, long nowMicros) {
        if (receivedMicros > 0) {
            endToEnd.record(Duration.ofNanos(Math.max(0, nowMicros - receivedMicros) * 1_000));
        }
    }

    /// For meters of a stage's own; they carry the tag `stage` too.
    public MeterRegistry registry() {
        return registry;
    }

    public String stage() {
        return stage;
    }
}
