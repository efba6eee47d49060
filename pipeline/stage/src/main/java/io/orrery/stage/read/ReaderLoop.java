package io.orrery.stage.read;

import io.orrery.stage.Backoff;
import io.orrery.stage.Failure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A daemon thread with a consumer of its own. After bad weather it opens a new consumer, which [Body#open] puts
/// where the last one was. Reading harms nobody, so it never gives up on weather; anything else ends it.
final class ReaderLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderLoop.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    /// What is done with the consumer, all on the loop's thread.
    interface Body {
        void open(KafkaConsumer<byte[], byte[]> consumer);

        void turn(KafkaConsumer<byte[], byte[]> consumer);
    }

    private final String name;
    private final Map<String, Object> properties;
    private final Body body;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;

    ReaderLoop(String name, Map<String, Object> properties, Body body) {
        this.name = name;
        this.properties = properties;
        this.body = body;
        this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        int failures = 0;
        while (stop.getCount() > 0) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
                current = consumer;
                body.open(consumer);
                while (stop.getCount() > 0) {
                    body.turn(consumer);
                    failures = 0;
                }
            } catch (WakeupException asked) {
                LOG.debug("{} was woken to stop", name);
            } catch (RuntimeException failed) {
                if (!waitOut(failed, ++failures)) {
                    return;
                }
            } finally {
                current = null;
            }
        }
    }

    private boolean waitOut(RuntimeException failed, int failures) {
        return switch (Failure.of(failed)) {
            case Failure.Weather weather -> {
                Duration delay = Backoff.DEFAULT.delay(failures);
                LOG.warn("{} failures={} retryIn={} {}", name, failures, delay, weather.detail());
                yield !await(delay);
            }
            case Failure.BadData bad -> ended(failed);
            case Failure.BrokenInvariant broken -> ended(failed);
        };
    }

    private boolean ended(RuntimeException failed) {
        LOG.error("{} ended and reads no more", name, failed);
        return false;
    }

    private boolean await(Duration delay) {
        try {
            return stop.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        stop.countDown();
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (thread.getState() != Thread.State.NEW
                    && Thread.currentThread() != thread
                    && !thread.join(CLOSE_TIMEOUT)) {
                LOG.error("{} did not stop within {}: a listener hangs", name, CLOSE_TIMEOUT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
