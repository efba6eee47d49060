package io.orrery.stage.streams;

import io.orrery.stage.Folders;
import io.orrery.stage.StageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The local stores of a Kafka Streams application between two runs. After a run that was killed they may hold what
/// was never committed: exactly-once has to read them back from the changelog anyway. They are removed before Kafka
/// Streams sees them, because finding out by itself, it closes and revives every task while it joins the group, and was
/// seen to stay there for good.
///
/// The identity of the process, in the same folder, stays: by it a new run ends the transaction that the killed one
/// left open, instead of waiting for its time to be over.
final class LocalState {

    private static final Logger LOG = LoggerFactory.getLogger(LocalState.class);
    private static final String TASK_FOLDERS = "[0-9]*_[0-9]*";

    private final Path folder;
    private final Path settled;

    /// @param folder of the application, below the state directory
    LocalState(Path folder) {
        this.folder = folder;
        this.settled = folder.resolve("settled");
    }

    /// Before Kafka Streams is made: leaves stores in place only when the last run ended in peace.
    ///
    /// @throws StageException (invariant) when the folder cannot be changed
    void open() {
        try {
            Files.createDirectories(folder);
            if (Files.deleteIfExists(settled)) {
                return;
            }
            try (DirectoryStream<Path> tasks = Files.newDirectoryStream(folder, TASK_FOLDERS)) {
                for (Path task : tasks) {
                    LOG.info("the last run did not end in peace, {} is read back from its changelog", task);
                    Folders.delete(task);
                }
            }
        } catch (IOException failed) {
            throw StageException.brokenInvariant("the local state in " + folder + " cannot be prepared: " + failed);
        }
    }

    /// After Kafka Streams was closed in peace.
    void settle() {
        try {
            Files.writeString(settled, "the stores here hold what was committed, and nothing else\n");
        } catch (IOException failed) {
            LOG.warn("the next start reads all state back from the changelog: {}", failed.toString());
        }
    }
}
