package io.orrery.ingest.folder;

import io.orrery.topics.model.DoorPosition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// The content of an open file, plain or packed by gzip. Leaves the channel's position anywhere.
final class FileContent implements Content {
    private static final int PIECE = 64 << 10;
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;

    private final SeekableByteChannel channel;

    FileContent(SeekableByteChannel channel) {
        this.channel = channel;
    }

    boolean isPacked() throws IOException {
        channel.position(0);
        ByteBuffer magic = ByteBuffer.allocate(2);
        while (magic.hasRemaining() && channel.read(magic) >= 0) {
            // a read may give one byte
        }
        return magic.position() == 2
                && Byte.toUnsignedInt(magic.get(0)) == MAGIC_1
                && Byte.toUnsignedInt(magic.get(1)) == MAGIC_2;
    }

    /// From the beginning, unpacked.
    InputStream open() throws IOException {
        boolean packed = isPacked();
        channel.position(0);
        // Nobody closes the streams: that would close the channel, which belongs to the caller.
        return packed ? new PackedContent(channel) : Channels.newInputStream(channel);
    }

    @Override
    public Measured measure(NavigableSet<Long> lengths) throws IOException {
        ContentDigest digest = new ContentDigest();
        Map<Long, String> digests = new HashMap<>();
        long length = read(digest, lengths, digests);
        return new Measured(digests, digest.heads(), length);
    }

    /// Bytes that a packed file's damaged end hides are as good as not there.
    private long read(ContentDigest digest, NavigableSet<Long> lengths, Map<Long, String> digests) throws IOException {
        byte[] piece = new byte[PIECE];
        NavigableSet<Long> left = new TreeSet<>(lengths);
        InputStream in = open();
        while (!left.isEmpty()) {
            int count = readOrEnd(in, piece);
            if (count <= 0) {
                return digest.length();
            }
            int from = 0;
            while (!left.isEmpty() && left.first() <= digest.length() + count - from) {
                int to = from + (int) (left.first() - digest.length());
                digest.add(piece, from, to);
                digests.put(left.pollFirst(), digest.value());
                from = to;
            }
            digest.add(piece, from, count);
        }
        int more = readOrEnd(in, piece);
        return digest.length() + Math.max(0, more);
    }

    private static int readOrEnd(InputStream in, byte[] piece) throws IOException {
        try {
            return in.read(piece);
        } catch (IOException damaged) {
            if (in instanceof PackedContent) {
                return -1;
            }
            throw damaged;
        }
    }

    @Override
    public boolean holds(DoorPosition.OfFile position) throws IOException {
        if (position.next() == 0) {
            return true;
        }
        if (isPacked()) {
            NavigableSet<Long> lengths = new TreeSet<>();
            lengths.add(position.next());
            return position.digest().equals(measure(lengths).digests().get(position.next()));
        }
        return channel.size() >= position.next()
                && beginsAs(position)
                && digestAt(position).value().equals(position.digest());
    }

    private boolean beginsAs(DoorPosition.OfFile position) throws IOException {
        long longest = ContentDigest.HEADS[ContentDigest.HEADS.length - 1];
        NavigableSet<Long> head = new TreeSet<>();
        head.add(Math.min(longest, position.next()));
        return measure(head).heads().subList(0, position.heads().size()).equals(position.heads());
    }

    /// The digest of a plain file's bytes before `position`, by its chain and the block in which it is.
    ContentDigest digestAt(DoorPosition.OfFile position) throws IOException {
        ContentDigest digest = ContentDigest.resumed(position.next(), position.chain(), position.heads());
        ByteBuffer rest = ByteBuffer.allocate((int) (position.next() - digest.length()));
        channel.position(digest.length());
        while (rest.hasRemaining() && channel.read(rest) >= 0) {
            // to the end of the block
        }
        digest.add(rest.array(), 0, rest.position());
        return digest;
    }
}
