package io.orrery.gateway.fanout;

/// Whether what viewers are served from is still followed.
@FunctionalInterface
public interface LogState {
    boolean isFollowed();
}
