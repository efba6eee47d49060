package io.orrery.ingest.folder;

import io.orrery.stage.StageException;
import io.orrery.stage.loop.Source;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.model.DoorPosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lines of a folder's files as records: the topic is the file's path, the offset the byte at which the event
/// begins, and headers say the rest. For the loop's thread.
final class FolderSource implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(FolderSource.class);

    /// Header: the file's id, the same whatever it is called.
    static final String FILE = "file";

    /// Header: length of an event of which only the beginning is there.
    static final String TOO_LONG = "too-long";

    /// Header: why a file could not be read to its end; the value is the rest of its last line.
    static final String DAMAGED = "damaged";

    /// Header, beside `damaged`: whether content is missing at the end.
    static final String CUT_SHORT = "cut-short";

    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final long FORGET_EVERY_MILLIS = 3_600_000;
    private static final long KEPT_MILLIS = Duration.ofDays(30).toMillis();
    private static final long GROUP_MILLIS = 2_000;
    private static final long BYTES_PER_TURN = 1 << 20;

    private final WatchedFiles files;
    private final FolderHints hints;
    private final InstantSource clock;
    private final int maxRecords;
    private final long maxBytes;
    private final Map<Integer, Follower> numbered = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int nextNumber;
    private int turn;
    private long lookedAt;
    private long forgotAt;
    private boolean hinted;

    /// @param maxRecords of one poll, which must fit one batch of the loop
    FolderSource(WatchedFiles files, FolderHints hints, InstantSource clock, int maxRecords, long maxBytes) {
        this.files = files;
        this.hints = hints;
        this.clock = clock;
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
    }

    @Override
    public void goTo(Map<String, DoorPosition> committed) {
        files.goTo(committed);
        numbered.clear();
        numbers.clear();
        lookedAt = 0;
    }

    @Override
    public List<ConsumerRecord<byte[], byte[]>> poll(Duration timeout) throws IOException, InterruptedException {
        long now = clock.millis();
        long since = Math.abs(now - lookedAt);
        if (since >= LOOK_EVERY_MILLIS || (hinted && since >= LOOK_AGAIN_MILLIS)) {
            lookedAt = now;
            hinted = false;
            hints.watch(look(now).folders());
        }
        if (now - forgotAt >= FORGET_EVERY_MILLIS) {
            forgotAt = now;
            files.forget(now - KEPT_MILLIS);
        }
        List<ConsumerRecord<byte[], byte[]>> records = read(now);
        if (records.isEmpty()) {
            hinted |= hints.await(timeout);
        }
        return records;
    }

    private FolderTree.Found look(long now) throws IOException {
        try {
            return files.look(now);
        } catch (NoSuchFileException missing) {
            throw StageException.weather("there is no folder " + missing.getFile(), missing);
        } catch (AccessDeniedException closed) {
            throw StageException.weather("the folder " + closed.getFile() + " may not be read by this process", closed);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> read(long now) {
        Batch batch = new Batch();
        List<Follower> all = new ArrayList<>(files.followers());
        for (int i = 0; i < all.size() && batch.hasRoom(); i++) {
            Follower follower = all.get((i + turn) % all.size());
            long until = batch.bytes + BYTES_PER_TURN;
            while (batch.hasRoom() && batch.bytes < until && readFrom(follower, now, batch)) {
                // until its share of this turn is used up
            }
        }
        turn = all.isEmpty() ? 0 : (turn + 1) % all.size();
        return batch.records;
    }

    /// @return whether there may be more
    private boolean readFrom(Follower follower, long now, Batch batch) {
        long before = follower.lines().at();
        try {
            List<Lines.Taken> taken = follower.read(now);
            batch.add(follower, taken);
            batch.bytes += follower.lines().at() - before;
            if (follower.lines().at() > before) {
                return true;
            }
        } catch (IOException failed) {
            if (follower.isPacked()) {
                batch.add(follower, follower.damaged(failed));
            } else {
                LOG.error(
                        "{} cannot be read on at byte {}, it is opened again: {}",
                        follower.seen().path(),
                        before,
                        failed.toString());
                files.drop(follower);
            }
            return false;
        }
        endWhatIsOver(follower, now, batch);
        return false;
    }

    private void endWhatIsOver(Follower follower, long now, Batch batch) {
        if (follower.isPacked() && follower.isEnded()) {
            if (follower.isSettled()) {
                DoorPosition.OfFile end = follower.position(
                        follower.lines().at(),
                        follower.lines().preamble(),
                        follower.seen().size(),
                        now);
                files.note(follower.id(), end);
                files.drop(follower);
            }
        } else if (follower.goneMillis(now) >= Recognition.QUIET_MILLIS) {
            batch.add(follower, follower.isEnded() ? List.of() : follower.end());
            if (follower.isSettled()) {
                files.drop(follower);
            }
        } else if (follower.lines().isGroupOpen() && follower.quietMillis(now) >= GROUP_MILLIS) {
            batch.add(follower, follower.endGroup());
        }
    }

    /// What one poll gives.
    private final class Batch {
        private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        private long bytes;

        boolean hasRoom() {
            return records.size() < maxRecords && bytes < maxBytes;
        }

        void add(Follower follower, List<Lines.Taken> taken) {
            for (Lines.Taken one : taken) {
                ConsumerRecord<byte[], byte[]> record =
                        record(follower, one.event().number(), one.event().bytes());
                if (!one.event().preamble().isEmpty()) {
                    header(record, EventHeaders.PREAMBLE, one.event().preamble());
                }
                if (one.event().tooLong()) {
                    header(record, TOO_LONG, Long.toString(one.length()));
                }
                records.add(record);
            }
        }

        void add(Follower follower, Follower.Damage damage) {
            ConsumerRecord<byte[], byte[]> record = record(follower, damage.at(), damage.rest());
            header(record, DAMAGED, damage.sentence());
            header(record, CUT_SHORT, Boolean.toString(damage.cutShort()));
            records.add(record);
        }

        private ConsumerRecord<byte[], byte[]> record(Follower follower, long offset, byte[] value) {
            int number = numbers.computeIfAbsent(follower.id(), id -> nextNumber++);
            numbered.put(number, follower);
            ConsumerRecord<byte[], byte[]> record =
                    new ConsumerRecord<>(follower.seen().path(), number, offset, null, value);
            header(record, FILE, follower.id());
            return record;
        }
    }

    private static void header(ConsumerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<String, Optional<DoorPosition>> positions(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<String, Optional<DoorPosition>> positions = files.takeNews();
        long now = clock.millis();
        offsets.forEach((place, offset) -> {
            Follower follower = numbered.get(place.partition());
            if (follower == null) {
                throw new IllegalStateException("no file is read as " + place);
            }
            DoorPosition.OfFile position = follower.committed(offset.offset() - 1, now);
            files.known().put(follower.id(), position);
            positions.put(follower.id(), Optional.of(position));
        });
        return positions;
    }

    @Override
    public Map<String, Optional<DoorPosition>> idlePositions() {
        return files.takeNews();
    }

    @Override
    public long lag() {
        return files.followers().stream()
                .filter(follower -> !follower.isPacked())
                .mapToLong(follower ->
                        Math.max(0, follower.seen().size() - follower.lines().at()))
                .sum();
    }

    @Override
    public void wakeup() {
        // waits no longer than a poll may
    }

    @Override
    public void close() {
        files.close();
        hints.close();
    }
}
