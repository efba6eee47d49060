package io.orrery.ingest.cage;

import io.orrery.ingest.format.FileReading;
import io.orrery.ingest.format.Spool;
import io.orrery.ingest.format.TableReaders;
import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.Refusal;
import io.orrery.stage.Folders;
import io.orrery.topics.model.FileFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads files in cages. A cage that ended a task as it should is kept for the next one, unless native code read a
/// file of strangers in it; any other is thrown away. Thread-safe: as many files at a time as there are callers.
public final class CagedReaders implements FileReading, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CagedReaders.class);

    /// Longest that a start may take, on a machine that has much else to do.
    private static final Duration START = Duration.ofMinutes(1);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final CageConfig config;
    private final Deque<ParserProcess> idle = new ArrayDeque<>();
    private final AtomicBoolean told = new AtomicBoolean();
    private boolean closed;
    private volatile boolean walls = SystemCalls.areKnown();

    /// @param config whose folder is this object's alone: everything in it is deleted
    public CagedReaders(CageConfig config) throws IOException {
        this.config = config;
        Folders.delete(config.folder());
    }

    @Override
    public Optional<Refusal> read(TableReaders.Task task, Spool.Folder folder, BatchSink sink) throws IOException {
        ParserProcess parser = take();
        boolean good = false;
        try {
            Files.deleteIfExists(parser.place());
            link(task.file().path(), parser.place());
            parser.send(task);
            Conversation.End end = new Conversation(parser, config, task, folder, sink).run();
            good = end.clean() && task.format() != FileFormat.PARQUET;
            Files.deleteIfExists(parser.place());
            return end.refusal();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a file was read", e);
        } finally {
            if (good) {
                keep(parser);
            } else {
                parser.close();
                Thread.ofPlatform().daemon().name("parser-start").start(this::warm);
            }
        }
    }

    /// No bytes are copied where the disk knows links.
    private static void link(Path file, Path place) throws IOException {
        try {
            Files.createLink(place, file);
        } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
            Files.copy(file, place);
        }
    }

    private ParserProcess take() throws IOException {
        while (true) {
            ParserProcess known = pop();
            if (known == null) {
                return fresh();
            }
            if (known.isAlive()) {
                return known;
            }
            known.close();
        }
    }

    /// Has one ready for the next file.
    private void warm() {
        try {
            boolean wanted;
            synchronized (this) {
                wanted = !closed && idle.isEmpty();
            }
            if (wanted) {
                keep(fresh());
            }
        } catch (IOException e) {
            LOG.warn("no parser could be started ahead: {}", e.toString());
        }
    }

    private synchronized @Nullable ParserProcess pop() {
        return idle.pollFirst();
    }

    private ParserProcess fresh() throws IOException {
        if (!walls) {
            return started(false);
        }
        try {
            return started(true);
        } catch (IOException e) {
            ParserProcess bare = started(false);
            walls = false;
            LOG.warn("parsers start here only without walls: {}", e.getMessage());
            return bare;
        }
    }

    private ParserProcess started(boolean walled) throws IOException {
        long begun = System.nanoTime();
        ParserProcess parser = ParserProcess.start(config, walled);
        try {
            Frame ready = null;
            while (ready == null) {
                boolean alive = parser.isAlive();
                ready = parser.next(LOOK);
                if (ready == null && (!alive || System.nanoTime() - begun > START.toNanos())) {
                    String said = parser.said();
                    parser.close();
                    throw new IOException("a parser does not start: " + said);
                }
            }
            String missing = new String(ready.bytes(), StandardCharsets.UTF_8);
            if (!missing.isEmpty() && told.compareAndSet(false, true)) {
                LOG.warn("files of strangers are parsed with walls missing on this machine: {}", missing);
            }
            LOG.debug("parser {} ready after {} ms", parser.pid(), (System.nanoTime() - begun) / 1_000_000);
            return parser;
        } catch (InterruptedException e) {
            parser.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a parser started", e);
        }
    }

    private void keep(ParserProcess parser) throws IOException {
        boolean late;
        synchronized (this) {
            late = closed;
            if (!late) {
                idle.addFirst(parser);
            }
        }
        if (late) {
            parser.close();
        }
    }

    /// Ends the cages that wait; one that reads ends with its reading.
    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
        }
        for (ParserProcess parser = pop(); parser != null; parser = pop()) {
            parser.close();
        }
    }
}
