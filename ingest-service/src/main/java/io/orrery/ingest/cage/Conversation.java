package io.orrery.ingest.cage;

import io.orrery.ingest.format.Spool;
import io.orrery.ingest.format.TableReaders;
import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.wire.MalformedRecord;
import io.orrery.topics.wire.TableBatch;
import io.orrery.topics.wire.TableBatches;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One file with one cage, on the caller's thread: hands on what comes, and ends it when it takes too much. What a cage
/// says is as little believed as the file in it: only what a batch holds is taken from it, never whose it is.
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    /// So much longer than its processor time may a file take by the clock.
    private static final int PATIENCE = 10;

    private static final int OUT_OF_MEMORY = 3;
    private static final int KILLED = 137;

    private final ParserProcess parser;
    private final CageConfig config;
    private final TableReaders.Task task;
    private final Spool.Folder folder;
    private final BatchSink sink;
    private final Duration spentBefore;
    private int nextIndex;
    private boolean ended;

    /// @param clean whether the cage may be used again
    record End(Optional<Refusal> refusal, boolean clean) {}

    Conversation(ParserProcess parser, CageConfig config, TableReaders.Task task, Spool.Folder folder, BatchSink sink) {
        this.parser = parser;
        this.config = config;
        this.task = task;
        this.folder = folder;
        this.sink = sink;
        this.spentBefore = parser.processorTime();
    }

    /// @throws IOException when our own disk fails
    End run() throws IOException, InterruptedException {
        Duration allowed = config.processorTime(task.file().bytes());
        Duration silent = Duration.ZERO;
        Duration waited = Duration.ZERO;
        Duration spent = spentBefore;
        while (true) {
            long begun = System.nanoTime();
            Frame frame = parser.next(LOOK);
            Duration look = Duration.ofNanos(System.nanoTime() - begun);
            waited = waited.plus(look);
            if (frame != null) {
                silent = Duration.ZERO;
                Optional<End> end = heard(frame);
                if (end.isPresent()) {
                    return end.get();
                }
                continue;
            }
            if (!parser.isAlive()) {
                // It may have said something between the look and its end.
                Frame last = parser.next(LOOK);
                Optional<End> end = last == null ? Optional.of(broken()) : heard(last);
                if (end.isPresent()) {
                    return end.get();
                }
                continue;
            }
            sink.alive();
            Duration now = parser.processorTime();
            // On a busy machine one that works may have nothing to say for long.
            silent = now.equals(spent) ? silent.plus(look) : Duration.ZERO;
            spent = now;
            if (spent.minus(spentBefore).compareTo(allowed) > 0
                    || waited.compareTo(allowed.multipliedBy(PATIENCE)) > 0) {
                return tooLong("reading it takes too long", allowed);
            }
            if (silent.compareTo(config.silence()) > 0) {
                return tooLong("reading it stands still", config.silence());
            }
        }
    }

    private static End tooLong(String what, Duration limit) {
        return new End(Optional.of(new Refusal.TooBig(what, limit.toSeconds(), "seconds", Position.UNKNOWN)), false);
    }

    private Optional<End> heard(Frame frame) throws IOException {
        try {
            return switch (frame.kind()) {
                case Frame.BATCH -> batch(frame.bytes());
                case Frame.LEFT_OUT -> {
                    sink.rejected(refusal(frame.bytes()));
                    yield Optional.empty();
                }
                case Frame.ALIVE -> {
                    sink.alive();
                    yield Optional.empty();
                }
                case Frame.TAKEN -> {
                    folder.reserve(Math.max(0, ByteBuffer.wrap(frame.bytes()).getLong()));
                    yield Optional.empty();
                }
                case Frame.DONE -> Optional.of(done(frame.bytes()));
                case Frame.DISK -> throw new IOException(new String(frame.bytes(), StandardCharsets.UTF_8));
                default -> throw new MalformedRecord("a frame of kind " + (int) frame.kind());
            };
        } catch (Spool.QuotaExceededException e) {
            return Optional.of(new End(Optional.of(TableReaders.noRoom(e)), false));
        } catch (MalformedRecord e) {
            LOG.error("parser {} says what it must not: {}", parser.pid(), e.getMessage());
            return Optional.of(new End(Optional.of(brokeOnIt()), false));
        }
    }

    private Optional<End> batch(byte[] bytes) {
        TableBatch batch = TableBatches.decode(bytes);
        TableHeader header = batch.header();
        boolean mine = task.format().isGraph() || header.part() == task.part();
        if (header.index() != nextIndex || header.firstRow() < 0 || !mine || ended) {
            throw new MalformedRecord("batch " + header.index() + " of " + header.part() + " out of its turn");
        }
        nextIndex++;
        ended = header.last();
        sink.batch(new BatchSink.Batch(
                batch.table(),
                header.part(),
                header.index(),
                header.firstRow(),
                header.last(),
                Math.clamp(header.progress(), 0.0, 1.0)));
        return Optional.empty();
    }

    private End done(byte[] bytes) {
        if (bytes.length > 0) {
            Refusal refusal = refusal(bytes);
            boolean flaw = TableReaders.isFlaw(refusal);
            if (flaw) {
                LOG.error("the {} reader failed: {}", task.format(), parser.said());
            }
            return new End(Optional.of(refusal), !flaw);
        }
        if (!ended) {
            throw new MalformedRecord("it is done without a last batch");
        }
        return new End(Optional.empty(), true);
    }

    private static Refusal refusal(byte[] bytes) {
        try {
            return Wire.refusal(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new MalformedRecord("a refusal that is none: " + e.getMessage());
        }
    }

    /// It ended in the middle of the file.
    private End broken() throws InterruptedException {
        int exit = parser.exit();
        LOG.warn("parser {} ended with {} on a file in {}: {}", parser.pid(), exit, task.format(), parser.said());
        boolean memory = exit == OUT_OF_MEMORY
                || exit == KILLED
                || parser.said().toLowerCase(Locale.ROOT).contains("memory");
        Refusal refusal = memory
                ? new Refusal.TooBig(
                        "reading it takes too much memory", config.memoryBytes() >> 20, "MiB", Position.UNKNOWN)
                : brokeOnIt();
        return new End(Optional.of(refusal), false);
    }

    private Refusal brokeOnIt() {
        return new Refusal.Malformed(TableReaders.label(task.format()), "the reader broke on it", Position.UNKNOWN);
    }
}
