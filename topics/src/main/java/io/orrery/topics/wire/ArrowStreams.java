package io.orrery.topics.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;

/// Writes one batch as a self-contained Arrow stream.
final class ArrowStreams {
    private ArrowStreams() {}

    /// Leaves `prefix` zero bytes at the start of the result, for a header. Closes `root`.
    static byte[] write(VectorSchemaRoot root, int rows, int prefix) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024 + prefix);
        out.writeBytes(new byte[prefix]);
        try (root;
                ArrowStreamWriter writer = new ArrowStreamWriter(root, null, Channels.newChannel(out))) {
            root.setRowCount(rows);
            writer.writeBatch();
            writer.end();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }
}
