package io.orrery.ingest.arrow;

import com.github.luben.zstd.ZstdInputStream;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/// Hands out the buffers of one record batch in their order, decompressed where the batch says so.
final class ArrowBody {
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long UNCOMPRESSED = -1;
    private static final MemorySegment NOTHING = MemorySegment.ofArray(new byte[0]);
    /// Most bytes of one record batch after decompression: they are held in memory.
    private static final long MAX_UNPACKED_BYTES = 256L << 20;

    private final RecordBatch batch;
    private final MemorySegment body;
    private final long at;
    private final int codec;
    private int nextBuffer;
    private int nextVariadic;
    private long unpacked;

    ArrowBody(RecordBatch batch, MemorySegment body, long at) {
        this.batch = batch;
        this.body = body;
        this.at = at;
        BodyCompression compression = batch.compression();
        this.codec = compression == null ? -1 : compression.codec();
    }

    /// How many data buffers the next array of views has.
    int variadic() throws RefusedException {
        if (nextVariadic >= batch.variadicBufferCountsLength()) {
            throw malformed("a record batch does not count the buffers of its views");
        }
        long count = batch.variadicBufferCounts(nextVariadic++);
        if (count < 0 || count > batch.buffersLength()) {
            throw malformed("a record batch claims " + count + " view buffers");
        }
        return (int) count;
    }

    MemorySegment buffer() throws RefusedException {
        if (nextBuffer >= batch.buffersLength()) {
            throw malformed("a record batch has fewer buffers than its schema asks for");
        }
        Buffer buffer = batch.buffers(nextBuffer++);
        long offset = buffer.offset();
        long length = buffer.length();
        if (offset < 0 || length < 0 || length > body.byteSize() || offset > body.byteSize() - length) {
            throw malformed("a buffer lies outside its record batch (offset " + offset + ", length " + length + ")");
        }
        MemorySegment slice = body.asSlice(offset, length);
        return codec < 0 || length == 0 ? slice : unpack(slice);
    }

    private MemorySegment unpack(MemorySegment packed) throws RefusedException {
        if (packed.byteSize() < Long.BYTES) {
            throw malformed("a compressed buffer is too short");
        }
        long length = packed.get(LONG, 0);
        MemorySegment data = packed.asSlice(Long.BYTES);
        if (length == UNCOMPRESSED) {
            return data;
        }
        unpacked += Math.max(0, length);
        if (length < 0 || unpacked > MAX_UNPACKED_BYTES) {
            throw RefusedException.tooBig(
                    "a record batch unpacks to more than it may", MAX_UNPACKED_BYTES, "bytes", Position.atByte(at));
        }
        if (length == 0) {
            return NOTHING;
        }
        byte[] source = data.toArray(ValueLayout.JAVA_BYTE);
        try (InputStream in = open(source)) {
            byte[] plain = in.readNBytes((int) length);
            if (plain.length < length) {
                throw malformed("a compressed buffer holds " + plain.length + " bytes where it claims " + length);
            }
            return MemorySegment.ofArray(plain);
        } catch (IOException | RuntimeException _) {
            // Both codecs report corrupt input in several ways that mean the same to the sender.
            throw malformed("a compressed buffer is corrupt");
        }
    }

    private InputStream open(byte[] source) throws IOException, RefusedException {
        return switch (codec) {
            case CompressionType.LZ4_FRAME -> new FramedLZ4CompressorInputStream(new ByteArrayInputStream(source));
            case CompressionType.ZSTD -> new ZstdInputStream(new ByteArrayInputStream(source));
            default -> throw malformed("buffers are compressed with unknown codec " + codec);
        };
    }

    RefusedException malformed(String why) {
        return RefusedException.malformed("Arrow", why, Position.atByte(at));
    }
}
