package io.orrery.ingest.format;

import io.orrery.stage.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// Private disk space for uploads being read, with a bound over all of them together. Each upload gets a folder
/// of its own, gone when it is closed; what a killed process left behind goes when the next one opens the spool.
/// Thread-safe.
public final class Spool {
    private final Path root;
    private final long quotaBytes;
    private final AtomicLong used = new AtomicLong();
    private final LongConsumer taken;

    private Spool(Path root, long quotaBytes, LongConsumer taken) {
        this.root = root;
        this.quotaBytes = quotaBytes;
        this.taken = taken;
    }

    /// @param root a folder for this process alone: everything in it is deleted
    public static Spool open(Path root, long quotaBytes) throws IOException {
        return open(root, quotaBytes, bytes -> {});
    }

    /// @param taken told of all bytes that are written, before they are
    public static Spool open(Path root, long quotaBytes, LongConsumer taken) throws IOException {
        Folders.delete(root);
        Files.createDirectories(root);
        return new Spool(root, quotaBytes, taken);
    }

    public Folder folder() throws IOException {
        boolean posix = Files.getFileStore(root).supportsFileAttributeView("posix");
        return new Folder(
                posix
                        ? Files.createTempDirectory(
                                root,
                                "upload",
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                        : Files.createTempDirectory(root, "upload"));
    }

    public long usedBytes() {
        return used.get();
    }

    /// The disk space set aside for uploads is taken.
    public static final class QuotaExceededException extends IOException {
        private static final long serialVersionUID = 1;
        private final long quotaBytes;

        QuotaExceededException(long quotaBytes) {
            super("the spool's quota of " + quotaBytes + " bytes is taken");
            this.quotaBytes = quotaBytes;
        }

        public long quotaBytes() {
            return quotaBytes;
        }
    }

    /// One upload's folder. Used by one thread.
    public final class Folder implements AutoCloseable {
        private final Path path;
        private long takenHere;
        private int files;

        private Folder(Path path) {
            this.path = path;
        }

        /// Writes a new file; what it takes counts against the quota until the folder is closed.
        public Draft draft() throws IOException {
            Path file = path.resolve("file" + files++);
            return new Draft(file, Files.newOutputStream(file));
        }

        /// Counts bytes that somebody else writes for this upload.
        public void reserve(long bytes) throws QuotaExceededException {
            take(bytes);
        }

        private void take(long bytes) throws QuotaExceededException {
            takenHere += bytes;
            taken.accept(bytes);
            if (used.addAndGet(bytes) > quotaBytes) {
                throw new QuotaExceededException(quotaBytes);
            }
        }

        @Override
        public void close() throws IOException {
            used.addAndGet(-takenHere);
            takenHere = 0;
            Folders.delete(path);
        }

        /// A file being written.
        public final class Draft extends OutputStream {
            private final Path file;
            private final OutputStream out;
            private long bytes;

            private Draft(Path file, OutputStream out) {
                this.file = file;
                this.out = out;
            }

            @Override
            public void write(int b) throws IOException {
                take(1);
                out.write(b);
                bytes++;
            }

            @Override
            public void write(byte[] b, int start, int length) throws IOException {
                take(length);
                out.write(b, start, length);
                bytes += length;
            }

            public long bytes() {
                return bytes;
            }

            /// Closes the file and hands it over for reading.
            public SpooledFile finish() throws IOException {
                out.close();
                return new SpooledFile(file, bytes);
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        }
    }
}
