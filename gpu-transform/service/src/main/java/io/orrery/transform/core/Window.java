package io.orrery.transform.core;

/// The sliding window of a graph in event time. The watermark follows the newest event by the allowed lateness
/// and never goes back; an edge leaves when it was last seen before watermark minus window. Everything here
/// follows from the rows alone: no clock moves a window, so a replay gives the same graph, and a feed that falls
/// silent keeps its last picture instead of fading away as if the network had.
final class Window {
    private final GraphLimits limits;
    private long millis;
    private long watermark = Nodes.NO_TIME;
    private ExpiryQueue queue = new ExpiryQueue();
    private boolean armed;

    Window(GraphLimits limits) {
        this.limits = limits;
    }

    /// Sets the length; 0 keeps edges for ever. The first length given to a graph that has edges takes them in.
    void use(long windowMillis, Edges edges) {
        millis = windowMillis;
        if (millis > 0 && !armed) {
            armed = true;
            for (int slot = edges.slots.next(0); slot >= 0; slot = edges.slots.next(slot + 1)) {
                add(slot, edges.last.get(slot));
            }
        }
        if (millis == 0) {
            armed = false;
            queue = new ExpiryQueue();
        }
    }

    /// Queues a new edge.
    void add(int slot, long last) {
        if (armed && last != Nodes.NO_TIME) {
            queue.add(last, slot);
        }
    }

    /// Whether a row says that it happens so long after it came in that its sender's clock must be wrong.
    boolean isAhead(long time, long received) {
        return time != Nodes.NO_TIME && received != Nodes.NO_TIME && time - limits.aheadMillis() > received;
    }

    /// When a row from a wrong clock happened, as far as others tell: now, by their clocks. In a replay of an old
    /// recording that is a moment of the recording and not of today, so the row leaves with the others.
    long instead(long received) {
        return watermark == Nodes.NO_TIME ? received : watermark + limits.latenessMillis();
    }

    /// Moves the watermark to what this row's time allows.
    void advance(long time) {
        if (armed && time != Nodes.NO_TIME) {
            watermark = Math.max(watermark, time - limits.latenessMillis());
        }
    }

    boolean isTooOld(long time) {
        return armed && time != Nodes.NO_TIME && watermark != Nodes.NO_TIME && time < cutoff();
    }

    /// The next edge to remove, -1 when no more are due.
    int takeExpired(Edges edges) {
        while (watermark != Nodes.NO_TIME && queue.hasBefore(cutoff())) {
            int slot = queue.take();
            long last = edges.last.get(slot);
            if (last < cutoff()) {
                return slot;
            }
            queue.add(last, slot);
        }
        return -1;
    }

    private long cutoff() {
        return watermark - millis;
    }

    /// Counts whole windows, so that what is remembered by generation is forgotten after two of them at most.
    long generation() {
        return armed && watermark != Nodes.NO_TIME ? Math.floorDiv(watermark, millis) : 0;
    }

    long watermark() {
        return watermark;
    }

    void restore(long storedWatermark) {
        watermark = storedWatermark;
    }

    long bytes() {
        return queue.bytes();
    }
}
