package io.orrery.gateway.fanout;

/// A graph has more frames than this gateway keeps of one graph.
final class TooLargeToShowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLargeToShowException(long mostBytes) {
        super("its frames are more than the " + (mostBytes >> 20)
                + " MiB of memory that this gateway has for one graph");
    }
}
