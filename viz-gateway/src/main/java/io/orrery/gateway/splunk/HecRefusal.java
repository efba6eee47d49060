package io.orrery.gateway.splunk;

/// A post that is answered with one of the collector's codes; nothing of it was stored.
@SuppressWarnings("serial")
final class HecRefusal extends RuntimeException {
    /// The code is about the post and not about one of its events.
    static final int NO_EVENT = -1;

    private final HecCode code;
    private final int event;

    HecRefusal(HecCode code) {
        this(code, NO_EVENT);
    }

    /// @param event that it is about, counted from 0
    HecRefusal(HecCode code, int event) {
        super(code.text(), null, false, false);
        this.code = code;
        this.event = event;
    }

    HecCode code() {
        return code;
    }

    int event() {
        return event;
    }
}
