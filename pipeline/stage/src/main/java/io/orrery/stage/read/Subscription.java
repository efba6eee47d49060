package io.orrery.stage.read;

/// A listener's registration; closing it ends the calls, except one that may be under way.
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
