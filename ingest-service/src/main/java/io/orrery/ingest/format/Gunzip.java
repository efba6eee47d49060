package io.orrery.ingest.format;

import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Unpacks gzip into a second file, in one pass and a bounded number of bytes. Several members one after another are
/// one file, as gzip says.
final class Gunzip {
    private static final int BUFFER_BYTES = 1 << 16;
    /// Below this a high ratio hurts nobody: small files of zeros are common.
    private static final long RATIO_FREE_BYTES = 16L << 20;

    private Gunzip() {}

    static boolean recognises(byte[] head) {
        return head.length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
    }

    static SpooledFile unpack(SpooledFile packed, Spool.Folder folder, Limits limits)
            throws IOException, RefusedException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long most =
                Math.min(limits.expandedBytes(), Math.max(RATIO_FREE_BYTES, packed.bytes() * limits.expansionRatio()));
        try (Spool.Folder.Draft draft = folder.draft();
                InputStream file = packed.open()) {
            try (InputStream in = new GZIPInputStream(file, BUFFER_BYTES)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (draft.bytes() + read > most) {
                        throw RefusedException.tooBig(
                                "it unpacks to more than it may", most, "bytes", Position.UNKNOWN);
                    }
                    draft.write(buffer, 0, read);
                }
            } catch (EOFException _) {
                throw RefusedException.truncated(
                        "gzip", "the gzip stream ends too early, after byte " + packed.bytes(), Position.UNKNOWN);
            } catch (ZipException e) {
                throw RefusedException.malformed("gzip", String.valueOf(e.getMessage()), Position.UNKNOWN);
            }
            return draft.finish();
        }
    }
}
