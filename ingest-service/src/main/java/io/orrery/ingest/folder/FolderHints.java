package io.orrery.ingest.folder;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends a wait early when something changes in the folder. A hint only: what is not told, or told too often, is
/// found by the next look all the same.
final class FolderHints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderHints.class);
    private static final int MAX_FOLDERS = 1_000;

    private final WatchService service;
    private final Map<Path, WatchKey> keys = new HashMap<>();

    FolderHints() throws IOException {
        service = FileSystems.getDefault().newWatchService();
    }

    /// Watches these folders and no others.
    void watch(List<Path> folders) {
        keys.entrySet().removeIf(one -> {
            boolean left = !folders.contains(one.getKey()) || !one.getValue().isValid();
            if (left) {
                one.getValue().cancel();
            }
            return left;
        });
        for (Path folder : folders) {
            if (keys.size() < MAX_FOLDERS && !keys.containsKey(folder)) {
                try {
                    keys.put(
                            folder,
                            folder.register(
                                    service,
                                    StandardWatchEventKinds.ENTRY_CREATE,
                                    StandardWatchEventKinds.ENTRY_MODIFY,
                                    StandardWatchEventKinds.ENTRY_DELETE));
                } catch (IOException unwatched) {
                    LOG.debug("{} is looked at without hints: {}", folder, unwatched.toString());
                }
            }
        }
    }

    /// @return whether something changed
    boolean await(Duration timeout) throws InterruptedException {
        WatchKey key = service.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        boolean any = key != null;
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = service.poll();
        }
        return any;
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException failed) {
            LOG.warn("closing the watch: {}", failed.toString());
        }
    }
}
