package io.orrery.ingest.csv;

import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Splits bytes into records and fields after RFC 4180, with any one-byte delimiter and LF, CRLF or CR line ends;
/// quotes are doubled inside
/// quotes. Blank lines are skipped. Holds one record at a time; the fields' bytes are valid until the next record is
/// asked for.
final class CsvScanner implements AutoCloseable {
    private static final int READ_BYTES = 1 << 16;
    private static final byte QUOTE = '"';

    private final InputStream in;
    private final byte delimiter;
    private final int maxRecordBytes;

    private byte[] buffer = new byte[2 * READ_BYTES];
    private int limit;
    private int next;
    private int begin;
    private long consumed;
    private long row;
    private int count;
    private int[] bounds = new int[32];
    private boolean[] quoted = new boolean[16];

    CsvScanner(InputStream in, char delimiter, int maxRecordBytes) throws IOException {
        this.in = in;
        this.delimiter = (byte) delimiter;
        this.maxRecordBytes = maxRecordBytes;
        if (fill()
                && limit >= 3
                && (buffer[0] & 0xFF) == 0xEF
                && (buffer[1] & 0xFF) == 0xBB
                && (buffer[2] & 0xFF) == 0xBF) {
            next = 3;
        }
    }

    /// Moves to the next record; false at the end of the file.
    boolean next() throws IOException, RefusedException {
        while (true) {
            begin = next;
            count = 0;
            if (!has()) {
                return false;
            }
            row++;
            while (!field()) {
                // the record goes on
            }
            if (count > 1 || start(0) < end(0) || quoted[0]) {
                return true;
            }
            row--;
        }
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return buffer;
    }

    int start(int field) {
        return begin + bounds[2 * field];
    }

    int end(int field) {
        return begin + bounds[2 * field + 1];
    }

    boolean isQuoted(int field) {
        return quoted[field];
    }

    /// Number of the record, the first being 1; counted anew after [#restartRows].
    long row() {
        return row;
    }

    /// The records so far were not rows of data.
    void restartRows() {
        row = 0;
    }

    /// Offset of the record's first byte.
    long offset() {
        return consumed + begin;
    }

    private boolean field() throws IOException, RefusedException {
        if (has() && buffer[next] == QUOTE) {
            return quotedField();
        }
        int start = next - begin;
        while (has()) {
            byte[] b = buffer;
            int i = next;
            int end = limit;
            while (i < end && b[i] != delimiter && b[i] != '\n' && b[i] != '\r') {
                i++;
            }
            next = i;
            if (i < end) {
                add(start, i - begin, false);
                return separator();
            }
        }
        add(start, next - begin, false);
        return true;
    }

    private boolean quotedField() throws IOException, RefusedException {
        long opened = consumed + next;
        next++;
        int start = next - begin;
        int write = start;
        while (true) {
            if (!has()) {
                throw RefusedException.truncated(
                        "CSV", "a quoted field is never closed", new Position(row, null, opened));
            }
            byte c = buffer[next++];
            if (c == QUOTE) {
                if (has() && buffer[next] == QUOTE) {
                    next++;
                } else {
                    break;
                }
            }
            buffer[begin + write++] = c;
        }
        add(start, write, true);
        if (!has()) {
            return true;
        }
        byte after = buffer[next];
        if (after != delimiter && after != '\n' && after != '\r') {
            throw RefusedException.malformed(
                    "CSV", "text follows the closing quote of a field", new Position(row, null, consumed + next));
        }
        return separator();
    }

    /// Steps over what ends a field; true when it also ended the record.
    private boolean separator() throws IOException, RefusedException {
        byte c = buffer[next++];
        if (c == delimiter) {
            return false;
        }
        if (c == '\r' && has() && buffer[next] == '\n') {
            next++;
        }
        return true;
    }

    private void add(int start, int end, boolean isQuoted) {
        if (count == quoted.length) {
            quoted = Arrays.copyOf(quoted, 2 * count);
            bounds = Arrays.copyOf(bounds, 4 * count);
        }
        bounds[2 * count] = start;
        bounds[2 * count + 1] = end;
        quoted[count++] = isQuoted;
    }

    private boolean has() throws IOException, RefusedException {
        if (next < limit) {
            return true;
        }
        if (next - begin > maxRecordBytes) {
            throw RefusedException.tooBig(
                    "one record goes on and on (is a quote left open?)",
                    maxRecordBytes,
                    "bytes",
                    new Position(row, null, consumed + begin));
        }
        return fill();
    }

    /// Reads more behind `limit`, moving the record in progress to the front; false at the end of the file.
    private boolean fill() throws IOException {
        if (begin > 0) {
            System.arraycopy(buffer, begin, buffer, 0, limit - begin);
            consumed += begin;
            limit -= begin;
            next -= begin;
            begin = 0;
        }
        if (buffer.length - limit < READ_BYTES) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.readNBytes(buffer, limit, READ_BYTES);
        limit += read;
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
