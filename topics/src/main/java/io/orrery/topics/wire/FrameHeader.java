package io.orrery.topics.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The first 32 bytes of a frame, little endian:
/// `0` magic `OR` · `2` version · `3` kind · `4` flags (u16) · `6` reserved (u16) · `8` epoch (u32) ·
/// `12` chunk index << 16 | chunk count (u32) · `16` seq (u64) · `24` receivedMicros (i64).
///
/// @param flags sum of [#KEYFRAME], [#SNAPSHOT], [#RESTING]
/// @param chunkIndex position within the change set, snapshot or position frame, from 0
/// @param chunkCount how many chunks it has, at least 1
/// @param receivedMicros wall clock at which the newest contributing input was received; 0 when unknown
public record FrameHeader(
        FrameKind kind, int flags, int epoch, int chunkIndex, int chunkCount, long seq, long receivedMicros) {
    public static final int BYTES = 32;
    public static final byte VERSION = 1;

    /// Positions of all nodes rather than of some.
    public static final int KEYFRAME = 1;

    /// Part of a snapshot: the whole graph as of `seq`.
    public static final int SNAPSHOT = 16;

    /// The layout sleeps: no frame follows until something changes.
    public static final int RESTING = 32;

    /// Bound on the chunks of one change set, snapshot or position frame.
    public static final int MAX_CHUNKS = 65_535;

    private static final byte MAGIC_0 = 'O';
    private static final byte MAGIC_1 = 'R';

    public FrameHeader {
        if (chunkCount < 1 || chunkCount > MAX_CHUNKS || chunkIndex < 0 || chunkIndex >= chunkCount) {
            throw new MalformedRecord(
                    "frame chunk " + chunkIndex + " of " + chunkCount + " at byte 12 is out of range");
        }
        if (seq < 0 || epoch < 0) {
            throw new MalformedRecord("frame epoch " + epoch + " and seq " + seq + " must not be negative");
        }
    }

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    public boolean isLastChunk() {
        return chunkIndex == chunkCount - 1;
    }

    /// Writes 32 bytes at the start of `target`.
    public void writeTo(byte[] target) {
        ByteBuffer out = ByteBuffer.wrap(target).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC_0).put(MAGIC_1).put(VERSION).put((byte) kind.code());
        out.putShort((short) flags).putShort((short) 0);
        out.putInt(epoch).putInt(chunkIndex << 16 | chunkCount);
        out.putLong(seq).putLong(receivedMicros);
    }

    /// @throws MalformedRecord when the bytes do not start with a header of a version we know
    public static FrameHeader parse(byte[] bytes) {
        if (bytes.length < BYTES) {
            throw new MalformedRecord("a frame has at least " + BYTES + " bytes, got " + bytes.length);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (in.get() != MAGIC_0 || in.get() != MAGIC_1) {
            throw new MalformedRecord("not a frame: bytes 0 and 1 must read OR");
        }
        byte version = in.get();
        if (version != VERSION) {
            throw new MalformedRecord("frame version " + version + " at byte 2 is not known, expected " + VERSION);
        }
        FrameKind kind = FrameKind.of(in.get());
        int flags = Short.toUnsignedInt(in.getShort());
        in.getShort();
        int epoch = in.getInt();
        int chunk = in.getInt();
        return new FrameHeader(kind, flags, epoch, chunk >>> 16, chunk & 0xFFFF, in.getLong(), in.getLong());
    }
}
