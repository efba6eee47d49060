package io.orrery.gateway.sockets;

import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.function.Supplier;

/// Opens a port, or says in one sentence why not.
final class Opening {
    private Opening() {}

    static <T> T of(Listener listener, Supplier<T> bind) {
        try {
            return bind.get();
        } catch (RuntimeException failure) {
            throw new ListenException("Cannot open " + listener + ": " + reason(failure), failure);
        }
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException taken) {
                String message = String.valueOf(taken.getMessage());
                if (message.contains("in use")) {
                    return "the port is taken by another program";
                }
                if (message.contains("Permission")) {
                    return "ports below 1024 need a privilege that this process does not have";
                }
                return message;
            }
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return "there is no such address";
            }
        }
        return String.valueOf(failure.getMessage());
    }
}
