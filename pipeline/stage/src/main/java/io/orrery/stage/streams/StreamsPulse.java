package io.orrery.stage.streams;

import static org.apache.kafka.streams.KafkaStreams.State.REBALANCING;

import io.orrery.stage.StageHealth;
import io.orrery.stage.Telemetry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks once a second at what Kafka Streams counts: that its threads still poll (the pulse of [StageHealth]) and
/// how far they are behind, and that they do not stand still.
final class StreamsPulse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsPulse.class);

    /// A changelog of the largest graphs is read in seconds; its records are counted one by one.
    static final Duration STANDSTILL = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private final Telemetry telemetry;
    private final StageHealth health;
    private final Runnable progressed;
    private final Runnable stuck;
    private final Standstill standstill = new Standstill(STANDSTILL);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private double polls;
    private double records;

    /// @param progressed called when records were processed since the last look
    /// @param stuck called when nothing was restored for [#STANDSTILL] and nothing runs
    StreamsPulse(
            String stage,
            KafkaStreams streams,
            Telemetry telemetry,
            StageHealth health,
            Runnable progressed,
            Runnable stuck) {
        this.streams = streams;
        this.telemetry = telemetry;
        this.health = health;
        this.progressed = progressed;
        this.stuck = stuck;
        this.thread = Thread.ofPlatform()
                .name("orrery-" + stage + "-pulse")
                .daemon(true)
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!stop.await(1, TimeUnit.SECONDS)) {
                look();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            LOG.error("the pulse is no longer taken, the stage will seem stuck", unexpected);
        }
    }

    private void look() {
        double nowPolls = 0;
        double nowRecords = 0;
        double restored = 0;
        double lag = 0;
        for (Map.Entry<MetricName, ? extends Metric> metric : streams.metrics().entrySet()) {
            switch (metric.getKey().name()) {
                case "poll-total" -> nowPolls += value(metric.getValue());
                case "process-total" -> nowRecords += value(metric.getValue());
                case "restore-total" -> restored += value(metric.getValue());
                case "records-lag" -> lag += value(metric.getValue());
                default -> {}
            }
        }
        if (nowPolls != polls) {
            health.turned();
        }
        if (nowRecords > records) {
            progressed.run();
        }
        if (standstill.look(!streams.state().equals(REBALANCING), restored + nowRecords, System.nanoTime())) {
            stuck.run();
        }
        polls = nowPolls;
        records = nowRecords;
        telemetry.lag(Math.round(lag));
    }

    private static double value(Metric metric) {
        return metric.metricValue() instanceof Number number && Double.isFinite(number.doubleValue())
                ? number.doubleValue()
                : 0;
    }

    @Override
    public void close() {
        stop.countDown();
    }
}
