package io.orrery.app;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The process's own log lines, in a class of its own so that no logger exists before the log's folder is known.
final class ServerLog {
    private static final Logger log = LoggerFactory.getLogger(Server.class);

    private ServerLog() {}

    static void failed(Throwable failure) {
        log.error("Orrery stops because it failed: {}", failure.getMessage(), failure);
    }

    static void broken(String what) {
        log.error("Orrery cannot go on: {}", what);
    }

    static void cutOff(Duration limit) {
        log.error("the stop took longer than {} s and was cut off", limit.toSeconds());
    }
}
