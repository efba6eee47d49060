package io.orrery.ingest.folder;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/// What a file packed by gzip holds, members one behind the other. All bytes before a damaged place are given before
/// the damage is thrown: the decoder drops what it had of the piece in which it fails, so that piece is unpacked once
/// more by the JDK's, which does not, but keeps quiet about what follows the last member. Does not close the channel.
final class PackedContent extends InputStream {
    private final SeekableByteChannel channel;
    private final GzipCompressorInputStream gzip;
    private long given;
    private long packedBytes;
    private @Nullable IOException damage;

    PackedContent(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        channel.position(0);
        this.gzip = GzipCompressorInputStream.builder()
                .setInputStream(Channels.newInputStream(channel))
                .setDecompressConcatenated(true)
                .get();
    }

    /// Bytes of the file that were unpacked before the damage.
    long packedBytes() {
        return packedBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (damage != null) {
            throw damage;
        }
        try {
            int count = gzip.read(bytes, offset, length);
            given += Math.max(0, count);
            return count;
        } catch (IOException failed) {
            damage = failed;
            packedBytes = gzip.getCompressedCount();
            int rescued = rescue(bytes, offset, length);
            if (rescued == 0) {
                throw failed;
            }
            given += rescued;
            return rescued;
        }
    }

    private int rescue(byte[] bytes, int offset, int length) throws IOException {
        channel.position(0);
        int rescued = 0;
        try (InputStream again = new GZIPInputStream(new Unclosed(Channels.newInputStream(channel)))) {
            again.skipNBytes(given);
            for (int count = 0; count >= 0 && rescued < length; rescued += Math.max(0, count)) {
                count = again.read(bytes, offset + rescued, length - rescued);
            }
        } catch (IOException expected) {
            return rescued;
        }
        return rescued;
    }

    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the channel belongs to somebody else
        }
    }
}
