package io.orrery.app.http;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Events of a list, all of them there from the start.
record ListedEvents(Queue<String> left) implements Events {
    static ListedEvents of(Collection<String> lines) {
        return new ListedEvents(new ArrayDeque<>(lines));
    }

    @Override
    public @Nullable String poll() {
        return left.poll();
    }

    @Override
    public boolean ended() {
        return left.isEmpty();
    }
}
