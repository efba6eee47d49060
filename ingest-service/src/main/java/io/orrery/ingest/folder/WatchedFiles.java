package io.orrery.ingest.folder;

import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.DoorPosition;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which files of the folder are being read: looks at the folder, finds out what each file is, and keeps those
/// open that may go on, so that a file's last lines are read although it was deleted. For one thread.
final class WatchedFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFiles.class);

    /// Files open at a time; those that have been still longest are closed first.
    static final int MAX_OPEN = 128;

    /// How files are read.
    ///
    /// @param plain every line is an event, whatever it looks like
    /// @param header the first line of every file says how to read the others
    record Reading(boolean plain, boolean header) {}

    /// When a file's size or time last changed, as far as looks could tell.
    private record Observed(Seen seen, long firstMillis, long changedMillis, boolean asleep) {}

    private final FolderTree tree;
    private final Supplier<Reading> reading;
    private final Supplier<String> newIds;
    private final Map<String, DoorPosition.OfFile> known = new HashMap<>();
    private final Map<String, Follower> followers = new LinkedHashMap<>();
    private final Map<String, Observed> observed = new HashMap<>();
    private final Map<String, Optional<DoorPosition.OfFile>> news = new HashMap<>();

    /// @param reading asked when a file is opened
    /// @param newIds unused names for files
    WatchedFiles(FolderTree tree, Supplier<Reading> reading, Supplier<String> newIds) {
        this.tree = tree;
        this.reading = reading;
        this.newIds = newIds;
    }

    /// Forgets everything but these positions.
    void goTo(Map<String, DoorPosition> committed) {
        close();
        known.clear();
        observed.clear();
        news.clear();
        committed.forEach((id, position) -> {
            if (position instanceof DoorPosition.OfFile file) {
                known.put(id, file);
            }
        });
    }

    Collection<Follower> followers() {
        return List.copyOf(followers.values());
    }

    Map<String, DoorPosition.OfFile> known() {
        return known;
    }

    /// Positions to write down although nothing was read; asking takes them.
    Map<String, Optional<DoorPosition>> takeNews() {
        Map<String, Optional<DoorPosition>> taken = new HashMap<>(news.size());
        news.forEach((id, position) -> taken.put(id, position.map(one -> one)));
        news.clear();
        return taken;
    }

    void note(String id, DoorPosition.OfFile position) {
        known.put(id, position);
        news.put(id, Optional.of(position));
    }

    /// @return the folders that were looked into
    FolderTree.Found look(long nowMillis) throws IOException {
        FolderTree.Found found = tree.look();
        Map<String, Seen> present = new LinkedHashMap<>();
        found.files().stream()
                .sorted(Comparator.comparingLong(Seen::modifiedMillis).thenComparing(Seen::path))
                .forEach(seen -> present.putIfAbsent(seen.fileKey(), seen));
        Set<String> read = new HashSet<>();
        for (Follower follower : followers()) {
            Seen now = present.get(follower.seen().fileKey());
            if (now == null) {
                follower.gone(nowMillis);
            } else if (isStill(follower, now)) {
                follower.seen(now);
                read.add(now.fileKey());
            } else {
                drop(follower);
            }
        }
        observed.keySet().retainAll(present.keySet());
        for (Seen seen : present.values()) {
            if (!read.contains(seen.fileKey())) {
                meet(seen, nowMillis);
            }
        }
        closeWhatIsStill();
        return found;
    }

    private boolean isStill(Follower follower, Seen now) throws IOException {
        Seen before = follower.seen();
        if (before.size() == now.size() && before.modifiedMillis() == now.modifiedMillis()) {
            return true;
        }
        if (follower.isPacked()) {
            return false; // read anew from where it was
        }
        DoorPosition.OfFile position = known.get(follower.id());
        boolean still = now.size() >= follower.lines().at()
                && (position == null || content(now).holds(position));
        if (!still) {
            LOG.info(
                    "{} was cut or written anew: {} bytes now, read up to byte {}",
                    now.path(),
                    now.size(),
                    follower.lines().at());
        }
        return still;
    }

    private void meet(Seen seen, long nowMillis) {
        Observed before = observed.get(seen.fileKey());
        boolean changed = before == null
                || before.seen.size() != seen.size()
                || before.seen.modifiedMillis() != seen.modifiedMillis();
        if (before != null && !changed && before.asleep) {
            return;
        }
        long first = before == null ? nowMillis : before.firstMillis;
        long since = before == null || changed ? nowMillis : before.changedMillis;
        boolean asleep = false;
        try {
            asleep = followers.size() < 2 * MAX_OPEN && follow(seen, nowMillis - since, nowMillis - first, nowMillis);
        } catch (NoSuchFileException gone) {
            LOG.debug("{} went before it could be opened", seen.path());
        } catch (IOException unreadable) {
            if (changed) {
                LOG.error("{} cannot be read: {}", seen.path(), unreadable.toString());
            }
        }
        observed.put(seen.fileKey(), new Observed(seen, first, since, asleep));
    }

    /// @return whether there is nothing to be done about it until it changes
    private boolean follow(Seen seen, long quiet, long there, long nowMillis) throws IOException {
        Recognition recognition = new Recognition(known, this::alive);
        switch (recognition.of(seen, content(seen), quiet, there)) {
            case Verdict.Later later -> LOG.debug("{} waits: {}", seen.path(), later.why());
            case Verdict.Fresh _ -> {
                Optional<Follower> _ = open(newIds.get(), seen, Optional.empty(), 0, "", quiet);
            }
            case Verdict.GoOn goOn -> {
                DoorPosition.OfFile position = position(goOn.id());
                if (position.packedBytes() == seen.size() && seen.size() > 0) {
                    return true;
                }
                Optional<Follower> _ =
                        open(goOn.id(), seen, Optional.of(position), position.next(), position.preamble(), quiet);
            }
            case Verdict.Continuation continuation -> {
                DoorPosition.OfFile other = position(continuation.of());
                String id = newIds.get();
                open(id, seen, Optional.empty(), continuation.from(), other.preamble(), quiet)
                        .ifPresent(opened ->
                                note(id, opened.position(continuation.from(), other.preamble(), 0, nowMillis)));
            }
        }
        return false;
    }

    private DoorPosition.OfFile position(String id) {
        return Objects.requireNonNull(known.get(id), id);
    }

    /// @return nothing while a packed file may still be written
    private Optional<Follower> open(
            String id, Seen seen, Optional<DoorPosition.OfFile> same, long from, String preamble, long quiet)
            throws IOException {
        SeekableByteChannel channel = tree.open(seen);
        try {
            if (quiet < Recognition.QUIET_MILLIS && new FileContent(channel).isPacked()) {
                channel.close();
                return Optional.empty();
            }
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
        Reading how = reading.get();
        Lines lines = new Lines(from, preamble, how.plain(), how.header(), Catalogue.MAX_VALUE_BYTES);
        Follower opened = Follower.open(id, seen, channel, same, from, lines);
        followers.put(id, opened);
        LOG.info("{} is read from byte {}", seen.path(), from);
        return Optional.of(opened);
    }

    /// A known file that is being read, or that lies where it was.
    private Optional<Content> alive(String id) {
        Follower follower = followers.get(id);
        if (follower != null) {
            return Optional.of(content(follower.seen()));
        }
        DoorPosition.OfFile position = position(id);
        Observed there = observed.get(position.fileKey());
        return there != null && there.asleep && there.seen.size() >= position.next()
                ? Optional.of(content(there.seen))
                : Optional.empty();
    }

    private Content content(Seen seen) {
        return new Content() {
            @Override
            public Measured measure(NavigableSet<Long> lengths) throws IOException {
                try (SeekableByteChannel channel = tree.open(seen)) {
                    return new FileContent(channel).measure(lengths);
                } catch (NoSuchFileException gone) {
                    return new Measured(Map.of(), List.of(), 0);
                }
            }

            @Override
            public boolean holds(DoorPosition.OfFile position) throws IOException {
                try (SeekableByteChannel channel = tree.open(seen)) {
                    return new FileContent(channel).holds(position);
                } catch (NoSuchFileException gone) {
                    return false;
                }
            }
        };
    }

    private void closeWhatIsStill() {
        List<Follower> still = new ArrayList<>(followers());
        still.removeIf(one -> one.isGone()
                || one.isPacked()
                || !one.isSettled()
                || one.lines().at() < one.seen().size());
        still.sort(Comparator.comparingLong(one -> one.seen().modifiedMillis()));
        for (Follower one : still.subList(0, Math.clamp(followers.size() - MAX_OPEN, 0, still.size()))) {
            observed.put(one.seen().fileKey(), new Observed(one.seen(), 0, 0, true));
            drop(one);
        }
    }

    /// Reads it no more.
    void drop(Follower follower) {
        followers.remove(follower.id());
        try {
            follower.close();
        } catch (IOException failed) {
            LOG.warn("closing {}: {}", follower.seen().path(), failed.toString());
        }
    }

    /// Forgets files that no look has found since `beforeMillis`.
    void forget(long beforeMillis) {
        known.entrySet().removeIf(one -> {
            boolean old = one.getValue().atMillis() < beforeMillis
                    && !followers.containsKey(one.getKey())
                    && !observed.containsKey(one.getValue().fileKey());
            if (old) {
                news.put(one.getKey(), Optional.empty());
            }
            return old;
        });
    }

    @Override
    public void close() {
        followers().forEach(this::drop);
    }
}
