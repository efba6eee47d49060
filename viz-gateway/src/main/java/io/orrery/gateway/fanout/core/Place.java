package io.orrery.gateway.fanout.core;

/// How far a viewer has got. It is all that the gateway keeps for one viewer: references into what is shared.
sealed interface Place {

    /// Has not said hello yet.
    record Greeting() implements Place {}

    /// Said hello; there is nothing to show yet, or it has to start over.
    record Waiting() implements Place {}

    /// In the middle of a snapshot; `next` frames of it were sent.
    record Joining(long generation, Snapshot snapshot, int next) implements Place {}

    /// Behind change `at`, of whose follower `sent` frames were sent.
    record Following(long generation, int epoch, Link at, int sent) implements Place {}

    record Ended() implements Place {}
}
