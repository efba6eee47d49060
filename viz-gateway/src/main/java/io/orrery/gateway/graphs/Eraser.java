package io.orrery.gateway.graphs;

import io.orrery.gateway.http.Ids;
import io.orrery.gateway.log.LogWriter;
import io.orrery.gateway.log.PartitionKeys;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Really deletes: tells the stages to forget a graph, then puts a tombstone on every key that it has in any compacted
/// topic, and looks again until nothing is left. One thread; what a stage wrote after the first look is found by the
/// second, which comes a little later.
final class Eraser implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Eraser.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(3);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    /// So many looks that found something are not normal: somebody keeps writing.
    private static final int SUSPICIOUS_ATTEMPTS = 8;

    private static final int AT_A_TIME = 16;

    private final Erasures erasures;
    private final LogWriter writer;
    private final PartitionKeys keys;
    private final Thread thread;
    private volatile boolean closed;

    Eraser(Erasures erasures, LogWriter writer, PartitionKeys keys) {
        this.erasures = erasures;
        this.writer = writer;
        this.keys = keys;
        this.thread = Thread.ofPlatform().name("eraser").daemon(true).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try {
                erasures.due(AT_A_TIME).forEach(this::attempt);
            } catch (RuntimeException e) {
                log.warn("The list of erasures cannot be read, trying again: {}", e.toString());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void attempt(Erasures.Due due) {
        if (closed) {
            return;
        }
        try {
            long found = erase(new GraphId(due.graphId()));
            if (found == 0 && due.attempts() > 0) {
                erasures.finished(due.graphId());
                log.info("Graph {} is erased from the log", due.graphId());
                return;
            }
            if (due.attempts() >= SUSPICIOUS_ATTEMPTS) {
                log.error("Graph {} still has records after {} erasures", due.graphId(), due.attempts());
            }
        } catch (RuntimeException e) {
            log.warn("Erasing graph {} failed, trying again: {}", due.graphId(), e.toString());
        }
        erasures.again(due.graphId(), pause(due.attempts()));
    }

    /// One look at every topic; how many records had to be removed.
    private long erase(GraphId graph) {
        writer.write(
                Catalogue.COMMANDS,
                RecordKey.of(graph, "delete/" + Ids.next()),
                Documents.encode(new Command.Delete()));
        long found = 0;
        for (Topic topic : Catalogue.all()) {
            if (topic.cleanup().honoursTombstones()) {
                found += keys.scan(topic, graph, key -> writer.write(topic, key, null));
            }
        }
        return found + keys.scanLetters(graph, key -> writer.eraseLetter(graph, key));
    }

    private static Duration pause(int attempts) {
        Duration pause = SECOND_LOOK.multipliedBy(1L << Math.min(attempts, 16));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
