package io.orrery.ingest.graph;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Knows which share of a file was read.
final class ShareStream extends FilterInputStream {
    private final long bytes;
    private long read;

    ShareStream(InputStream in, long bytes) {
        super(in);
        this.bytes = bytes;
    }

    double share() {
        return bytes == 0 ? 1 : Math.min(1.0, (double) read / bytes);
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        read += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] buffer, int start, int length) throws IOException {
        int count = in.read(buffer, start, length);
        read += Math.max(0, count);
        return count;
    }
}
