package io.orrery.layout.turn;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A queue of messages bounded by bytes: whoever posts waits while it is full, so that a big graph is read from the log
/// no faster than it is taken in.
public final class Inbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Message> messages = new ArrayDeque<>();
    private final long mostBytes;
    private long bytes;
    private boolean closed;

    public Inbox(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// Waits for room. After [#close] the message is dropped.
    public void post(Message message) {
        lock.lock();
        try {
            while (bytes >= mostBytes && !closed) {
                room.awaitUninterruptibly();
            }
            if (!closed) {
                bytes += message.bytes();
                messages.add(message);
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// @param nanos how long to wait for one; 0 or less does not wait
    /// @return null when the time is over or the inbox is closed
    @Nullable
    Message take(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (messages.isEmpty() && left > 0 && !closed) {
                left = arrived.awaitNanos(left);
            }
            Message message = messages.poll();
            if (message != null) {
                bytes -= message.bytes();
                room.signalAll();
            }
            return message;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    /// Messages that wait. Any thread.
    public int size() {
        lock.lock();
        try {
            return messages.size();
        } finally {
            lock.unlock();
        }
    }

    /// Longest wait that callers may ask for.
    static final long FOREVER = TimeUnit.DAYS.toNanos(1);

    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
