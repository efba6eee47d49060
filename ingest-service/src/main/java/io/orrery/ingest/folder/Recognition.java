package io.orrery.ingest.folder;

import io.orrery.topics.model.DoorPosition;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Says what a file is, by its content: logs are renamed, copied and truncated, and packed, and none of this may
/// read a line twice or leave one out. Reads files only through [Content]; no clock.
final class Recognition {
    /// A copy that is under way has come to rest.
    static final long QUIET_MILLIS = 5_000;

    /// Longest wait for an original whose copy has more.
    static final long PATIENCE_MILLIS = 60_000;

    private static final long LONGEST_HEAD = ContentDigest.HEADS[ContentDigest.HEADS.length - 1];

    private final Map<String, DoorPosition.OfFile> known;
    private final Function<String, Optional<Content>> alive;

    /// @param known by id
    /// @param alive the content of a known file that is still where it was and being read
    Recognition(Map<String, DoorPosition.OfFile> known, Function<String, Optional<Content>> alive) {
        this.known = known;
        this.alive = alive;
    }

    /// @param quietMillis for how long the file has not changed
    /// @param seenMillis for how long it has been there
    Verdict of(Seen file, Content content, long quietMillis, long seenMillis) throws IOException {
        Optional<String> same = same(file, content);
        if (same.isPresent()) {
            return new Verdict.GoOn(same.get());
        }
        Content.Measured head = content.measure(new TreeSet<>(List.of(LONGEST_HEAD)));
        if (head.length() == 0) {
            return new Verdict.Later("it is empty");
        }
        if (head.heads().isEmpty() && quietMillis < QUIET_MILLIS && !known.isEmpty()) {
            return new Verdict.Later("it is too short to tell from others");
        }
        List<Map.Entry<String, DoorPosition.OfFile>> related = known.entrySet().stream()
                .filter(one -> isRelated(head, one.getValue()))
                .sorted(Comparator.comparingLong(one -> -one.getValue().next()))
                .toList();
        return related.isEmpty() ? new Verdict.Fresh() : among(related, content, quietMillis, seenMillis);
    }

    private Optional<String> same(Seen file, Content content) throws IOException {
        List<Map.Entry<String, DoorPosition.OfFile>> called = known.entrySet().stream()
                .filter(one -> one.getValue().fileKey().equals(file.fileKey()))
                .sorted(Comparator.comparingLong(one -> -one.getValue().atMillis()))
                .toList();
        for (Map.Entry<String, DoorPosition.OfFile> one : called) {
            boolean readToItsEnd = one.getValue().packedBytes() == file.size() && file.size() > 0;
            if (readToItsEnd || content.holds(one.getValue())) {
                return Optional.of(one.getKey());
            }
        }
        return Optional.empty();
    }

    /// Whether both begin alike, as far as both are known.
    private static boolean isRelated(Content.Measured file, DoorPosition.OfFile other) {
        int common = Math.min(file.heads().size(), other.heads().size());
        return other.next() > 0
                && file.heads().subList(0, common).equals(other.heads().subList(0, common));
    }

    private Verdict among(
            List<Map.Entry<String, DoorPosition.OfFile>> related, Content content, long quietMillis, long seenMillis)
            throws IOException {
        NavigableSet<Long> lengths = new TreeSet<>();
        related.forEach(one -> lengths.add(one.getValue().next()));
        Content.Measured measured = content.measure(lengths);
        boolean mayBeUnderWay = false;
        for (Map.Entry<String, DoorPosition.OfFile> one : related) {
            DoorPosition.OfFile other = one.getValue();
            if (other.digest().equals(measured.digests().get(other.next()))) {
                boolean hasMore = measured.length() > other.next();
                return hasMore && alive.apply(one.getKey()).isPresent() && seenMillis < PATIENCE_MILLIS
                        ? new Verdict.Later("it is a copy of " + other.path() + ", which is read first")
                        : new Verdict.Continuation(one.getKey(), other.next());
            }
            mayBeUnderWay |= other.next() > measured.length();
        }
        if (mayBeUnderWay && quietMillis < QUIET_MILLIS) {
            return new Verdict.Later("it may be a copy that is under way");
        }
        return partOf(related, content, measured.length());
    }

    /// A copy of the first part of a file that is still there.
    private Verdict partOf(List<Map.Entry<String, DoorPosition.OfFile>> related, Content content, long length)
            throws IOException {
        NavigableSet<Long> whole = new TreeSet<>(List.of(length));
        @Nullable String digest = content.measure(whole).digests().get(length);
        for (Map.Entry<String, DoorPosition.OfFile> one : related) {
            Optional<Content> original = alive.apply(one.getKey());
            if (one.getValue().next() > length
                    && original.isPresent()
                    && digest != null
                    && digest.equals(original.get().measure(whole).digests().get(length))) {
                return new Verdict.Continuation(one.getKey(), length);
            }
        }
        return new Verdict.Fresh();
    }
}
