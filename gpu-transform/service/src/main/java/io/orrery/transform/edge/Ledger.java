package io.orrery.transform.edge;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// What is kept of a graph beside the graph itself: which pages of the store hold it, and how much has been
/// written since the last snapshot.
///
/// @param firstPage number of the first page in use
/// @param nextPage number of the next page to write
/// @param journalBytes size of the pages written since the pages last held the whole graph and nothing else
/// @param journalRows rows in them
/// @param bytesSince size of the change sets since the last snapshot
/// @param rowsSince rows in them
/// @param snapshotParts frames of the last snapshot; 0 before the first
/// @param changedMillis record timestamp of the newest change set
/// @param snapshotMillis wall clock when the last snapshot was written
record Ledger(
        long firstPage,
        long nextPage,
        long journalBytes,
        long journalRows,
        long bytesSince,
        long rowsSince,
        int snapshotParts,
        long changedMillis,
        long snapshotMillis) {
    static final Ledger EMPTY = new Ledger(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final int BYTES = 8 * Long.BYTES + Integer.BYTES;

    Ledger withChange(long bytes, long rows, long millis) {
        return new Ledger(
                firstPage,
                nextPage,
                journalBytes,
                journalRows,
                bytesSince + bytes,
                rowsSince + rows,
                snapshotParts,
                millis,
                snapshotMillis);
    }

    Ledger withPages(int pages, long bytes, long rows) {
        return new Ledger(
                firstPage,
                nextPage + pages,
                journalBytes + bytes,
                journalRows + rows,
                bytesSince,
                rowsSince,
                snapshotParts,
                changedMillis,
                snapshotMillis);
    }

    /// The pages before the next `pages` ones are gone.
    Ledger withCompaction(int pages) {
        return new Ledger(
                nextPage, nextPage + pages, 0, 0, bytesSince, rowsSince, snapshotParts, changedMillis, snapshotMillis);
    }

    Ledger withSnapshot(int parts, long millis) {
        return new Ledger(firstPage, nextPage, journalBytes, journalRows, 0, 0, parts, changedMillis, millis);
    }

    /// The ledger with a graph's summary after it, as one value of the store.
    byte[] with(byte[] summary) {
        return ByteBuffer.allocate(BYTES + summary.length)
                .putLong(firstPage)
                .putLong(nextPage)
                .putLong(journalBytes)
                .putLong(journalRows)
                .putLong(bytesSince)
                .putLong(rowsSince)
                .putInt(snapshotParts)
                .putLong(changedMillis)
                .putLong(snapshotMillis)
                .put(summary)
                .array();
    }

    static Ledger of(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        return new Ledger(
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getInt(),
                in.getLong(),
                in.getLong());
    }

    static byte[] summary(byte[] value) {
        return Arrays.copyOfRange(value, BYTES, value.length);
    }
}
