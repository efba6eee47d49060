package io.orrery.ingest.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Calls back once for every megabyte read, so that long work on a large file can show that it lives.
final class CallingStream extends FilterInputStream {
    private static final int EVERY_BYTES = 1 << 20;

    private final Runnable callback;
    private int bytes;

    CallingStream(InputStream in, Runnable callback) {
        super(in);
        this.callback = callback;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        count(1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int start, int length) throws IOException {
        int read = in.read(buffer, start, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        bytes += read;
        if (bytes >= EVERY_BYTES) {
            bytes = 0;
            callback.run();
        }
    }
}
