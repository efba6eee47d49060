package io.orrery.stage.read;

import io.orrery.topics.wire.Frame;
import java.util.HashMap;
import java.util.Map;

/// The numbered parts of a snapshot, handed on in order: compaction keeps them in the log, not always side by side.
final class Parts {

    private final int count;
    private final Map<Integer, Frame> early = new HashMap<>();
    private int next;

    Parts(int count) {
        this.count = count;
    }

    void add(int number, Frame frame, GraphReplay.Visitor visitor) {
        if (number >= next && number < count) {
            early.put(number, frame);
        }
        for (Frame fits = early.remove(next); fits != null; fits = early.remove(next)) {
            visitor.frame(fits);
            next++;
        }
    }

    boolean isComplete() {
        return next == count;
    }
}
