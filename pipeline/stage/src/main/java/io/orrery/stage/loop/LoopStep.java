package io.orrery.stage.loop;

import io.orrery.stage.DeadLetters;
import io.orrery.stage.Failure;
import io.orrery.stage.Storm;
import io.orrery.stage.Telemetry;
import io.orrery.topics.model.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One turn of the crank at a time: production gives it a thread, tests turn it by hand. It keeps batches that were
/// polled but not yet handled, and whether the log is in doubt and must recover before anything else.
final class LoopStep {

    private static final Logger LOG = LoggerFactory.getLogger(LoopStep.class);

    /// What a turn came to.
    sealed interface Turn {
        record Idle() implements Turn {}

        /// Wait `rest` before the next turn.
        record Worked(int records, Duration rest) implements Turn {}

        /// Wait `delay` before the next turn.
        record Waiting(String why, Duration delay) implements Turn {}

        /// No further turn may be made.
        record Stopped(String why) implements Turn {}
    }

    private final LoopSettings settings;
    private final TransactionLog log;
    private final BatchHandler handler;
    private final Telemetry telemetry;
    private final Pace pace;
    private final Deque<List<ConsumerRecord<byte[], byte[]>>> pending = new ArrayDeque<>();
    private boolean inDoubt = true;
    private final Storm storm;

    LoopStep(
            LoopSettings settings,
            TransactionLog log,
            BatchHandler handler,
            Telemetry telemetry,
            LongSupplier nanos,
            BooleanSupplier stopping,
            Runnable alive) {
        this.settings = settings;
        this.log = log;
        this.handler = handler;
        this.telemetry = telemetry;
        this.storm = new Storm(settings.backoff(), nanos);
        this.pace = new Pace(log, settings.keepAliveEvery().toNanos(), nanos, stopping, alive);
    }

    /// Polls when nothing is pending, handles at most one batch, and answers every failure by its kind. Never
    /// throws, except for what the virtual machine itself cannot survive.
    Turn turn() {
        List<ConsumerRecord<byte[], byte[]>> batch = List.of();
        try {
            if (inDoubt) {
                pending.clear();
                log.recover();
                handler.recovered();
                inDoubt = false;
            }
            if (pending.isEmpty()) {
                poll();
            }
            batch = pending.isEmpty() ? batch : pending.removeFirst();
            if (batch.isEmpty()) {
                return new Turn.Idle();
            }
            long began = pace.now();
            transact(batch);
            storm.worked();
            return new Turn.Worked(batch.size(), rest(batch, began));
        } catch (Exception | Error thrown) {
            return answer(thrown, batch);
        }
    }

    private void poll() {
        long start = pace.now();
        List<ConsumerRecord<byte[], byte[]>> records = log.poll(settings.pollTimeout());
        pace.polled();
        telemetry.lag(log.lag());
        if (!records.isEmpty()) {
            telemetry.step("poll", pace.now() - start);
            pending.addAll(Batches.split(records, settings.maxRecords(), settings.maxBytes()));
        }
    }

    private Duration rest(List<ConsumerRecord<byte[], byte[]>> batch, long began) {
        boolean behind = !pending.isEmpty() || batch.size() >= settings.maxRecords();
        Duration left = settings.commitInterval().minusNanos(pace.now() - began);
        return behind || left.isNegative() ? Duration.ZERO : left;
    }

    private void transact(List<ConsumerRecord<byte[], byte[]>> batch) throws Exception {
        pace.keepAliveIfDue();
        long start = pace.now();
        log.begin();
        OpenTransaction scope = new OpenTransaction(settings.stage(), log, pace);
        handler.handle(batch, scope);
        long applied = pace.now();
        log.commit(Batches.offsetsAfter(batch));
        telemetry.step("apply", applied - start);
        telemetry.step("commit", pace.now() - applied);
        telemetry.records("rejected", scope.rejected().size());
        telemetry.records(
                "accepted", Math.max(0, batch.size() - scope.rejected().size()));
        scope.rejected().forEach(reason -> telemetry.rejected(reason, 1));
    }

    private Turn answer(Throwable thrown, List<ConsumerRecord<byte[], byte[]>> batch) {
        try {
            return switch (Failure.of(thrown)) {
                case Failure.BadData bad when batch.isEmpty() -> stop(bad.detail(), thrown);
                case Failure.BadData bad -> stepAside(bad, batch, thrown);
                case Failure.Weather weather -> {
                    abortAtOnce();
                    yield waitOut(weather, thrown);
                }
                case Failure.BrokenInvariant broken -> stop(broken.detail(), thrown);
            };
        } catch (Exception | Error second) {
            return switch (Failure.of(second)) {
                case Failure.Weather weather -> waitOut(weather, second);
                case Failure.BadData bad -> stop("the dead letter itself was refused: " + bad.detail(), second);
                case Failure.BrokenInvariant broken -> stop(broken.detail(), second);
            };
        }
    }

    /// A batch is handed over again in halves, down to the single record that is the guilty one.
    private Turn stepAside(Failure.BadData bad, List<ConsumerRecord<byte[], byte[]>> batch, Throwable thrown) {
        telemetry.aborted("bad-data");
        log.abort();
        if (batch.size() > 1) {
            int half = batch.size() / 2;
            pending.addFirst(batch.subList(half, batch.size()));
            pending.addFirst(batch.subList(0, half));
            return new Turn.Worked(0, Duration.ZERO);
        }
        ConsumerRecord<byte[], byte[]> guilty = batch.getFirst();
        log.begin();
        log.send(DeadLetters.of(settings.stage(), guilty, bad.reason(), bad.detail()));
        handler.steppedAside(guilty, bad.reason(), new OpenTransaction(settings.stage(), log, pace));
        log.commit(Batches.offsetsAfter(batch));
        storm.worked();
        telemetry.records("rejected", 1);
        telemetry.rejected(bad.reason(), 1);
        String place = guilty.topic() + "-" + guilty.partition() + "@" + guilty.offset();
        LOG.warn(
                "stage={} record={} reason={} rejected: {}",
                settings.stage(),
                place,
                bad.reason(),
                bad.detail(),
                bad.reason() == Reason.INTERNAL ? thrown : null);
        return new Turn.Worked(1, Duration.ZERO);
    }

    /// An open transaction holds all readers back, so it should not wait for the recovery. Replacing a producer
    /// can.
    private void abortAtOnce() {
        try {
            if (!log.isBroken()) {
                log.abort();
            }
        } catch (RuntimeException inDoubt) {
            LOG.debug("stage={} the abort is left to the recovery: {}", settings.stage(), inDoubt.toString());
        }
    }

    private Turn waitOut(Failure.Weather weather, Throwable thrown) {
        inDoubt = true;
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
        return new Turn.Waiting(weather.detail(), delay.get());
    }

    private Turn stop(String why, Throwable thrown) {
        telemetry.aborted("stop");
        LOG.error("stage={} stopped, its input stays where it is: {}", settings.stage(), why, thrown);
        return new Turn.Stopped(why);
    }
}
