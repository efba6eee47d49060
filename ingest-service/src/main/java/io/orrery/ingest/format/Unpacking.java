package io.orrery.ingest.format;

import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/// Unpacks files in one pass each, within a number of bytes for all files of one upload.
final class Unpacking {
    private static final int BUFFER_BYTES = 1 << 16;
    /// Below this a high ratio hurts nobody: small files of zeros are common.
    private static final long RATIO_FREE_BYTES = 16L << 20;

    private final Spool.Folder folder;
    private final long uploadBytes;
    private final long most;
    private long unpacked;

    /// @param uploadBytes size of what was sent, whatever is packed how often inside it
    Unpacking(Spool.Folder folder, long uploadBytes, Limits limits) {
        this.folder = folder;
        this.uploadBytes = uploadBytes;
        this.most = most(uploadBytes, limits);
    }

    /// How many bytes may come out of an upload.
    static long most(long uploadBytes, Limits limits) {
        return Math.min(limits.expandedBytes(), Math.max(RATIO_FREE_BYTES, uploadBytes * limits.expansionRatio()));
    }

    SpooledFile unpack(Packing packing, SpooledFile packed) throws IOException, RefusedException {
        try (InputStream file = packed.open()) {
            return write(packing.label(), new DiskStream(file), packing::open, packed.bytes());
        }
    }

    /// Opens what unpacks the bytes given.
    interface Opener {
        InputStream open(InputStream packed) throws IOException;
    }

    /// Writes what comes out into a file of its own. What goes wrong while unpacking is the sender's; what goes wrong
    /// with the packed file or the new one is our disk's.
    SpooledFile write(String label, DiskStream packed, Opener opener, long packedBytes)
            throws IOException, RefusedException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (Spool.Folder.Draft draft = folder.draft()) {
            try (InputStream in = opener.open(packed)) {
                while (true) {
                    int read = in.read(buffer);
                    if (read < 0) {
                        break;
                    }
                    unpacked += read;
                    if (unpacked > most) {
                        throw bomb(uploadBytes, most);
                    }
                    writeTo(draft, buffer, read);
                }
            } catch (OwnDiskException e) {
                throw e.failure();
            } catch (EOFException e) {
                throw cutOff(label, packedBytes);
            } catch (IOException e) {
                throw refusal(label, e, packedBytes);
            } catch (IllegalArgumentException | IndexOutOfBoundsException | IllegalStateException e) {
                // What unpackers throw for bytes that point nowhere.
                throw RefusedException.malformed(label, "its packed bytes are corrupt", Position.UNKNOWN);
            }
            return draft.finish();
        }
    }

    private static void writeTo(Spool.Folder.Draft draft, byte[] buffer, int count) throws OwnDiskException {
        try {
            draft.write(buffer, 0, count);
        } catch (IOException e) {
            throw new OwnDiskException(e);
        }
    }

    static RefusedException bomb(long uploadBytes, long most) {
        return RefusedException.tooBig(
                "it unpacks to more than it may, from " + uploadBytes + " bytes", most, "bytes", Position.UNKNOWN);
    }

    private static RefusedException cutOff(String label, long packedBytes) {
        return RefusedException.truncated(
                label, "the " + label + " stream ends too early, after byte " + packedBytes, Position.UNKNOWN);
    }

    private static RefusedException refusal(String label, IOException e, long packedBytes) {
        String message = String.valueOf(e.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("truncated") || lower.contains("unexpected end") || lower.contains("premature")) {
            return cutOff(label, packedBytes);
        }
        if (e instanceof org.apache.commons.compress.MemoryLimitException || lower.contains("memory")) {
            return RefusedException.tooBig("unpacking it takes too much memory", 128, "MiB", Position.UNKNOWN);
        }
        return RefusedException.malformed(
                label, io.orrery.ingest.table.Refusal.shown(message).replaceAll("[. ]+$", ""), Position.UNKNOWN);
    }

    /// Tells our own disk's failures from what is wrong with the bytes.
    static final class DiskStream extends java.io.FilterInputStream {
        DiskStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (IOException e) {
                throw new OwnDiskException(e);
            }
        }

        @Override
        public int read(byte[] buffer, int start, int length) throws IOException {
            try {
                return in.read(buffer, start, length);
            } catch (IOException e) {
                throw new OwnDiskException(e);
            }
        }
    }

    private static final class OwnDiskException extends IOException {
        private static final long serialVersionUID = 1;

        private final IOException failure;

        OwnDiskException(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        IOException failure() {
            return failure;
        }
    }
}
