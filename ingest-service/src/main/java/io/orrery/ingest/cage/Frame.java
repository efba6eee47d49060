package io.orrery.ingest.cage;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/// What a cage says, one after another: a letter, a length, bytes.
record Frame(char kind, byte[] bytes) {
    /// It is ready for a task; its bytes name the walls that are missing.
    static final char READY = 'R';
    /// A batch of rows, as they are on the topic of tables.
    static final char BATCH = 'B';
    /// A row was left out.
    static final char LEFT_OUT = 'L';
    /// It lives.
    static final char ALIVE = 'A';
    /// So many more bytes are on its disk.
    static final char TAKEN = 'T';
    /// The task is done; with bytes, they are the refusal.
    static final char DONE = 'D';
    /// The disk failed.
    static final char DISK = 'X';

    /// More than any batch has.
    private static final int MOST_BYTES = 16 << 20;

    /// @throws EOFException when there will be no further one
    /// @throws IOException when what comes is none
    static Frame read(DataInputStream in) throws IOException {
        char kind = (char) in.readUnsignedByte();
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("a frame of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("a frame is cut off");
        }
        return new Frame(kind, bytes);
    }
}
