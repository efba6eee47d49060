package io.orrery.gateway.fanout;

import org.springframework.context.SmartLifecycle;

/// Starts following the log before the HTTP port opens, so that no viewer can come too early.
final class FanoutStart implements SmartLifecycle {
    private final Runnable start;
    private volatile boolean running;

    FanoutStart(Runnable start) {
        this.start = start;
    }

    @Override
    public void start() {
        start.run();
        running = true;
    }

    /// The tails are closed with the context, after the sockets.
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
