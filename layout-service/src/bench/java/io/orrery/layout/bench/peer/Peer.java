package io.orrery.layout.bench.peer;

/// A program that lays graphs out.
interface Peer {
    String name();

    /// Lays the task's graph out, as long as it is asked to.
    ///
    /// @throws Unavailable when it is not installed here
    Outcome run(Task task) throws Unavailable;

    /// It cannot run here; the message says what is missing.
    final class Unavailable extends Exception {
        Unavailable(String message) {
            super(message);
        }
    }
}
