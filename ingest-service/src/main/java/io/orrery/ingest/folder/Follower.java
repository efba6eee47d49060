package io.orrery.ingest.folder;

import io.orrery.topics.event.EventGrouping;
import io.orrery.topics.model.DoorPosition;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One open file being read. What was read and is not committed is kept, so that the digest can be taken as of
/// whatever is committed; that much is bounded by what one turn reads. For one thread.
final class Follower implements AutoCloseable {
    private static final int PIECE = 64 << 10;

    /// Content without any event, such as one line without an end, is not kept beyond this.
    private static final long MOST_WITHOUT_EVENT = 4L << 20;

    /// Why a packed file could not be read to its end.
    ///
    /// @param at byte of the content at which its last line begins
    /// @param rest what was unpacked of that line
    record Damage(boolean cutShort, String sentence, long at, byte[] rest) {}

    private final String id;
    private final SeekableByteChannel channel;
    private final @Nullable InputStream unpacked;
    private final Lines lines;
    private final ContentDigest digest;
    private final Deque<byte[]> uncommitted = new ArrayDeque<>();
    private final Map<Long, Lines.Taken> pending = new HashMap<>();
    private final byte[] piece = new byte[PIECE];
    private Seen seen;
    private boolean ended;
    private long grownAt;
    private long goneAt;

    private Follower(
            String id,
            Seen seen,
            SeekableByteChannel channel,
            @Nullable InputStream unpacked,
            ContentDigest digest,
            Lines lines) {
        this.id = id;
        this.seen = seen;
        this.channel = channel;
        this.unpacked = unpacked;
        this.digest = digest;
        this.lines = lines;
    }

    /// Goes on at `from`; closes the channel when that fails.
    ///
    /// @param same what was committed of this very file, if it is that
    /// @param lines as of `from`
    static Follower open(
            String id,
            Seen seen,
            SeekableByteChannel channel,
            Optional<DoorPosition.OfFile> same,
            long from,
            Lines lines)
            throws IOException {
        try {
            FileContent content = new FileContent(channel);
            if (!content.isPacked() && same.isPresent()) {
                return new Follower(id, seen, channel, null, content.digestAt(same.get()), lines);
            }
            boolean packed = content.isPacked();
            InputStream in = content.open();
            ContentDigest digest = new ContentDigest();
            byte[] skipped = new byte[PIECE];
            while (digest.length() < from) {
                int count = in.read(skipped, 0, (int) Math.min(PIECE, from - digest.length()));
                if (count < 0) {
                    throw new EOFException(seen.path() + " became shorter while it was opened");
                }
                digest.add(skipped, 0, count);
            }
            return new Follower(id, seen, channel, packed ? in : null, digest, lines);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    String id() {
        return id;
    }

    Seen seen() {
        return seen;
    }

    /// A later look found it again.
    void seen(Seen again) {
        seen = again;
        goneAt = 0;
    }

    /// No look finds it any more.
    void gone(long nowMillis) {
        goneAt = goneAt == 0 ? nowMillis : goneAt;
    }

    boolean isGone() {
        return goneAt > 0;
    }

    /// For how long it has neither grown nor been there.
    long goneMillis(long nowMillis) {
        return isGone() ? nowMillis - Math.max(goneAt, grownAt) : 0;
    }

    long quietMillis(long nowMillis) {
        return nowMillis - grownAt;
    }

    boolean isPacked() {
        return unpacked != null;
    }

    /// Nothing more will come from it.
    boolean isEnded() {
        return ended;
    }

    Lines lines() {
        return lines;
    }

    /// Whether all that was read is committed, but for a line that is not whole.
    boolean isSettled() {
        return pending.isEmpty();
    }

    /// Reads the next piece; sets `ended` at the end of a packed file.
    ///
    /// @throws IOException also when a packed file is damaged
    List<Lines.Taken> read(long nowMillis) throws IOException {
        if (ended) {
            return List.of();
        }
        InputStream in = unpacked;
        int count = in == null ? readPlain() : in.read(piece);
        if (count > 0) {
            grownAt = nowMillis;
            uncommitted.add(Arrays.copyOf(piece, count));
            List<Lines.Taken> taken = keep(lines.add(piece, 0, count));
            return taken.isEmpty() ? boundWhatIsKept() : taken;
        }
        if (in != null) {
            return end();
        }
        return List.of();
    }

    /// No event will end before the line that is under way, except one of a group, which must not wait for ever.
    private List<Lines.Taken> boundWhatIsKept() {
        if (pending.isEmpty() && lines.at() - digest.length() > MOST_WITHOUT_EVENT) {
            if (lines.isGroupOpen()) {
                return endGroup();
            }
            digestUpTo(lines.at());
        }
        return List.of();
    }

    private void digestUpTo(long end) {
        while (digest.length() < end && !uncommitted.isEmpty()) {
            byte[] next = uncommitted.removeFirst();
            int wanted = (int) Math.min(next.length, end - digest.length());
            digest.add(next, 0, wanted);
            if (wanted < next.length) {
                uncommitted.addFirst(Arrays.copyOfRange(next, wanted, next.length));
            }
        }
    }

    /// No further than the last look found it whole: it may have been cut and written anew since.
    private int readPlain() throws IOException {
        long left = isGone() ? PIECE : Math.min(PIECE, seen.size() - lines.at());
        if (left <= 0) {
            return 0;
        }
        channel.position(lines.at());
        return channel.read(ByteBuffer.wrap(piece, 0, (int) left));
    }

    /// The file's end ends what waits.
    List<Lines.Taken> end() {
        ended = true;
        return keep(lines.endAll());
    }

    List<Lines.Taken> endGroup() {
        return keep(lines.endGroup());
    }

    /// Nothing more can be read of a packed file.
    Damage damaged(IOException why) {
        ended = true;
        boolean cutShort = why instanceof EOFException;
        long at = unpacked instanceof PackedContent content ? content.packedBytes() : 0;
        byte[] rest = lines.unfinished();
        long from = lines.at() - lines.unfinishedBytes();
        pending.put(from, new Lines.Taken(new EventGrouping.Event(from, rest, false, ""), from, lines.preamble(), 0));
        String sentence = seen.path() + (cutShort ? " ends in the middle of its packed content" : " is damaged")
                + " at byte " + (cutShort ? seen.size() : at) + " of " + seen.size()
                + (cutShort ? "" : " (" + why.getMessage() + ")") + "; " + lines.at() + " bytes of content were read";
        return new Damage(cutShort, sentence, from, rest);
    }

    private List<Lines.Taken> keep(List<Lines.Taken> taken) {
        taken.forEach(one -> pending.put(one.event().number(), one));
        return taken;
    }

    /// Where it stands when the event that begins at `offset` and all before it are committed.
    DoorPosition.OfFile committed(long offset, long nowMillis) {
        Lines.Taken last = pending.get(offset);
        if (last == null) {
            throw new IllegalStateException(seen.path() + " has no event at byte " + offset);
        }
        pending.keySet().removeIf(number -> number <= offset);
        return position(last.end(), last.preamble(), 0, nowMillis);
    }

    /// Where it stands when everything that was read is committed.
    ///
    /// @param packedBytes as in the position
    DoorPosition.OfFile position(long end, String preamble, long packedBytes, long nowMillis) {
        digestUpTo(end);
        return new DoorPosition.OfFile(
                seen.path(),
                seen.fileKey(),
                digest.length(),
                digest.chain(),
                digest.value(),
                digest.heads(),
                preamble,
                packedBytes,
                nowMillis);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
