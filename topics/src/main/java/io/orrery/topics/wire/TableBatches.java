package io.orrery.topics.wire;

import io.orrery.topics.model.TableHeader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Table batches to bytes and back: `0` version · `1` 3 reserved bytes · `4` header length (i32, little
/// endian) · `8` header as JSON, padded with spaces to a multiple of 8 · Arrow stream. Thread-safe.
public final class TableBatches {
    public static final byte VERSION = 1;
    private static final int PREFIX = 8;

    private TableBatches() {}

    public static byte[] encode(TableBatch batch) {
        byte[] json = Documents.write(batch.header());
        // The document's own version byte is dropped: this format has its own.
        int headerLength = (json.length - 1 + 7) / 8 * 8;
        byte[] bytes = TableColumns.write(batch.table(), PREFIX + headerLength);
        ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put(0, VERSION).putInt(4, headerLength);
        Arrays.fill(bytes, PREFIX, PREFIX + headerLength, (byte) ' ');
        System.arraycopy(json, 1, bytes, PREFIX, json.length - 1);
        return bytes;
    }

    /// @throws MalformedRecord when the bytes are not a table batch
    public static TableBatch decode(byte[] bytes) {
        TableHeader header = header(bytes);
        return new TableBatch(header, TableColumns.read(bytes, PREFIX + headerLength(bytes)));
    }

    /// The header alone, without touching the rows.
    public static TableHeader header(byte[] bytes) {
        int length = headerLength(bytes);
        byte[] document = new byte[length + 1];
        document[0] = Documents.VERSION;
        System.arraycopy(bytes, PREFIX, document, 1, length);
        return Documents.read(document, TableHeader.class);
    }

    private static int headerLength(byte[] bytes) {
        if (bytes.length < PREFIX || bytes[0] != VERSION) {
            throw new MalformedRecord("a table batch starts with version byte " + VERSION);
        }
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        if (length < 2 || length > bytes.length - PREFIX) {
            throw new MalformedRecord("table batch header length " + length + " at byte 4 is out of range");
        }
        return length;
    }
}
