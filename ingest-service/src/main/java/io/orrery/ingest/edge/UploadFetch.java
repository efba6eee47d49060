package io.orrery.ingest.edge;

import io.orrery.ingest.format.Spool;
import io.orrery.ingest.format.SpooledFile;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.stage.read.LogRange;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.UploadJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Brings the chunks of an upload from the log into one file.
final class UploadFetch {
    private static final int INDEX_DIGITS = 10;

    private final String infix;
    private final Spool.Folder.Draft draft;
    private final Runnable alive;
    private int next;

    private UploadFetch(UploadJob job, Spool.Folder.Draft draft, Runnable alive) {
        this.infix = "/" + job.upload() + "/";
        this.draft = draft;
        this.alive = alive;
    }

    /// @param alive called for every chunk; may throw to give up
    /// @throws RefusedException when chunks are no longer there
    static SpooledFile fetch(UploadJob job, LogRange log, Spool.Folder folder, Runnable alive)
            throws IOException, RefusedException {
        try (Spool.Folder.Draft draft = folder.draft()) {
            UploadFetch fetch = new UploadFetch(job, draft, alive);
            log.read(Catalogue.UPLOADS, job.partition(), job.firstOffset(), job.lastOffset(), fetch::take);
            if (fetch.next != job.chunks() || draft.bytes() != job.bytes()) {
                throw new RefusedException(new Refusal.Truncated(
                        "upload",
                        "only " + fetch.next + " of its " + job.chunks() + " chunks (" + draft.bytes() + " of "
                                + job.bytes() + " bytes) are still in the log",
                        Position.atByte(draft.bytes())));
            }
            return draft.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        alive.run();
        byte @Nullable [] value = record.value();
        // A repeated chunk is one that its sender sent again; a gap shows at the end as a missing chunk.
        if (record.key() == null || value == null || index(record.key()) != next) {
            return;
        }
        try {
            draft.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        next++;
    }

    /// Number of the chunk that the key names; -1 when it is no chunk of this upload.
    private int index(byte[] key) {
        String text = new String(key, StandardCharsets.UTF_8);
        // A file may have come before anybody said which graph it is for: then its chunks lie under an owner of its
        // own.
        int at = text.indexOf(infix);
        if (at < 1 || at != text.indexOf('/')) {
            return -1;
        }
        String digits = text.substring(at + infix.length());
        return digits.matches("[0-9]{1," + INDEX_DIGITS + "}")
                ? (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits))
                : -1;
    }
}
