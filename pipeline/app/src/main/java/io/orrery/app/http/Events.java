package io.orrery.app.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where events come from, one line each, without line breaks. Never waits.
public interface Events {
    /// The next event; null when there is none at present.
    @Nullable
    String poll();

    /// Whether there will be none any more.
    boolean ended();

    /// Events that never end.
    static Events endless(Supplier<String> lines) {
        return new Events() {
            @Override
            public String poll() {
                return lines.get();
            }

            @Override
            public boolean ended() {
                return false;
            }
        };
    }
}
