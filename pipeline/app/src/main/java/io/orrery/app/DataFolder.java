package io.orrery.app;

import io.orrery.app.embedded.EmbeddedServerException;
import io.orrery.app.embedded.PrivateFiles;
import io.orrery.stage.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/// The folder that holds everything one Orrery keeps, readable by its owner only. Whoever runs on it holds its lock.
public record DataFolder(Path root) {
    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /// For libraries that unpack natives: nobody else can plant a file here.
    public Path temporary() {
        return root.resolve("tmp");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path redis() {
        return root.resolve("redis");
    }

    /// What services keep for speed only and can make again.
    public Path work() {
        return root.resolve("work");
    }

    public Path stateFile() {
        return root.resolve("state.properties");
    }

    /// Makes the folders; existing ones get their permissions back.
    public void create() throws IOException {
        PrivateFiles.folder(root);
        PrivateFiles.folder(logs());
        PrivateFiles.folder(temporary());
        PrivateFiles.folder(work());
    }

    /// The lock that says "an Orrery runs here"; freed by the kernel when its process ends, however it ends.
    ///
    /// @throws EmbeddedServerException when another process holds it
    public FileChannel lock() throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("orrery.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process; the answer is the same.
        }
        channel.close();
        throw new EmbeddedServerException("another Orrery runs on " + root + ": stop it, or choose another --data");
    }

    /// Whether a live process holds the lock.
    public boolean isLocked() throws IOException {
        if (!Files.exists(root.resolve("orrery.lock"))) {
            return false;
        }
        try (FileChannel lock = lock()) {
            return !lock.isOpen();
        } catch (EmbeddedServerException e) {
            return true;
        }
    }

    /// Removes what an earlier process left in the temporary folder. Only for the holder of the lock.
    void emptyTemporary() throws IOException {
        try (Stream<Path> entries = Files.list(temporary())) {
            for (Path entry : entries.toList()) {
                Folders.delete(entry);
            }
        }
    }
}
