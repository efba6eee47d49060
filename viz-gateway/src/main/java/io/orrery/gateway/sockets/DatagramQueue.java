package io.orrery.gateway.sockets;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Datagrams that wait to be written, bounded by number and bytes. One thread puts in, one takes out.
final class DatagramQueue {
    static final int MOST = 16_384;
    static final int MOST_BYTES = 16 << 20;

    private final BlockingQueue<Datagram> waiting = new ArrayBlockingQueue<>(MOST);
    private final Semaphore bytesLeft = new Semaphore(MOST_BYTES);

    record Datagram(byte[] bytes, InetSocketAddress sender) {}

    /// False when it is full.
    boolean offer(Datagram datagram) {
        if (!bytesLeft.tryAcquire(datagram.bytes().length)) {
            return false;
        }
        if (!waiting.offer(datagram)) {
            bytesLeft.release(datagram.bytes().length);
            return false;
        }
        return true;
    }

    /// The next one; null when none comes in time.
    @Nullable
    Datagram poll(Duration limit) throws InterruptedException {
        Datagram next = waiting.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null) {
            bytesLeft.release(next.bytes().length);
        }
        return next;
    }

    int size() {
        return waiting.size();
    }
}
