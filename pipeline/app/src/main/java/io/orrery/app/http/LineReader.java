package io.orrery.app.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Lines of a file or of another program's output as they come, read ahead by at most a few thousand: a fast writer
/// waits, a slow one holds nobody up. Blank lines are left out.
public final class LineReader implements Events {
    private static final int READ_AHEAD = 10_000;

    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(READ_AHEAD);
    private volatile boolean over;
    private volatile @Nullable IOException failure;

    public LineReader(BufferedReader reader) {
        Thread.ofPlatform().daemon(true).name("lines").start(() -> read(reader));
    }

    private void read(BufferedReader reader) {
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    lines.put(line);
                }
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
        }
    }

    @Override
    public @Nullable String poll() {
        return lines.poll();
    }

    @Override
    public boolean ended() {
        // In this order: a line may be put between the two looks.
        boolean ended = over;
        return ended && lines.isEmpty();
    }

    /// @throws IOException when the source could not be read to its end
    public void check() throws IOException {
        IOException failed = failure;
        if (failed != null) {
            throw new IOException("the events could not be read to their end: " + failed.getMessage(), failed);
        }
    }
}
