package io.orrery.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// An upload's bytes in a private file whose name and folder we chose; nothing in the upload ever names a path.
///
/// @param path a file that nobody else writes to
/// @param bytes its size
/// @param alive called for every megabyte that is read as a stream
public record SpooledFile(Path path, long bytes, Runnable alive) {
    public SpooledFile {
        path = path.toAbsolutePath();
    }

    /// The upload's own folder, in which nothing else lies.
    public Path folder() {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalStateException("an absolute file has a folder");
        }
        return parent;
    }

    public SpooledFile(Path path, long bytes) {
        this(path, bytes, () -> {});
    }

    SpooledFile calling(Runnable callback) {
        return new SpooledFile(path, bytes, callback);
    }

    /// A fresh stream from the first byte; the caller closes it.
    public InputStream open() throws IOException {
        return new CallingStream(Files.newInputStream(path), alive);
    }

    /// The first bytes, at most `count`.
    public byte[] head(int count) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(count);
        }
    }
}
