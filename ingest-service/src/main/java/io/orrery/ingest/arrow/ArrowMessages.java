package io.orrery.ingest.arrow;

import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.arrow.flatbuf.Message;

/// Walks the messages of an Arrow file or stream. A file is read as the stream that it contains: its footer only
/// proves
/// that it is whole.
final class ArrowMessages {
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FEATHER_1 = "FEA1".getBytes(StandardCharsets.US_ASCII);
    private static final int FILE_HEADER = 8;
    private static final int CONTINUATION = -1;
    private static final int MAX_METADATA_BYTES = 16 << 20;

    private final MemorySegment bytes;
    private final long end;
    private long next;

    private ArrowMessages(MemorySegment bytes, long next, long end) {
        this.bytes = bytes;
        this.next = next;
        this.end = end;
    }

    /// @param at offset of the message in the upload
    record Part(Message message, MemorySegment body, long at) {}

    static ArrowMessages of(MemorySegment bytes) throws RefusedException {
        if (!starts(bytes, MAGIC)) {
            if (starts(bytes, FEATHER_1)) {
                throw RefusedException.unsupported(
                        "it is Feather version 1; save it as Arrow IPC (Feather 2)", Position.atByte(0));
            }
            return new ArrowMessages(bytes, 0, bytes.byteSize());
        }
        long size = bytes.byteSize();
        long tail = size - MAGIC.length;
        if (tail < FILE_HEADER + 4 || !starts(bytes.asSlice(tail), MAGIC)) {
            throw RefusedException.truncated("Arrow", "the Arrow file does not end with ARROW1", Position.atByte(size));
        }
        int footer = bytes.get(INT, tail - 4);
        if (footer < 0 || footer > tail - 4 - FILE_HEADER) {
            throw RefusedException.malformed(
                    "Arrow", "its footer claims " + footer + " bytes", Position.atByte(tail - 4));
        }
        return new ArrowMessages(bytes, FILE_HEADER, tail - 4 - footer);
    }

    /// Offset of the next message.
    long position() {
        return next;
    }

    /// The next message with its body; empty at the end.
    Optional<Part> next() throws RefusedException {
        long at = next;
        if (at == end) {
            return Optional.empty();
        }
        need(4, at);
        int length = bytes.get(INT, at);
        long start = at + 4;
        if (length == CONTINUATION) {
            need(8, at);
            length = bytes.get(INT, at + 4);
            start = at + 8;
        }
        if (length == 0) {
            return Optional.empty();
        }
        if (length < 0 || length > MAX_METADATA_BYTES) {
            throw at == 0
                    ? RefusedException.malformed(
                            "Arrow", "it begins neither with ARROW1 nor with a stream's message", Position.atByte(0))
                    : RefusedException.malformed("Arrow", "a message claims " + length + " bytes", Position.atByte(at));
        }
        need(start - at + length, at);
        Message message = message(start, length, at);
        long bodyLength = message.bodyLength();
        if (bodyLength < 0) {
            throw RefusedException.malformed(
                    "Arrow", "a message's body claims " + bodyLength + " bytes", Position.atByte(at));
        }
        need(start - at + length + bodyLength, at);
        next = start + length + bodyLength;
        return Optional.of(new Part(message, bytes.asSlice(start + length, bodyLength), at));
    }

    private Message message(long start, int length, long at) throws RefusedException {
        byte[] copy = bytes.asSlice(start, length).toArray(ValueLayout.JAVA_BYTE);
        try {
            return Message.getRootAsMessage(ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN));
        } catch (RuntimeException _) {
            // The flatbuffer points outside itself; its reader knows no better answer than an index exception.
            throw RefusedException.malformed("Arrow", "a message is unreadable", Position.atByte(at));
        }
    }

    private void need(long length, long at) throws RefusedException {
        if (length < 0 || length > end - at) {
            throw RefusedException.truncated(
                    "Arrow",
                    "a message at byte " + at + " needs " + length + " bytes, " + (end - at) + " are left",
                    Position.atByte(at));
        }
    }

    private static boolean starts(MemorySegment bytes, byte[] magic) {
        return bytes.byteSize() >= magic.length
                && bytes.asSlice(0, magic.length).mismatch(MemorySegment.ofArray(magic)) < 0;
    }
}
