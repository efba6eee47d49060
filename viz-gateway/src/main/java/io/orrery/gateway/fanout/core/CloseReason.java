package io.orrery.gateway.fanout.core;

/// Why the gateway ends a connection: WebSocket close code and what to do about it. A client reconnects with
/// its cursor unless told otherwise here.
public enum CloseReason {
    SHUTDOWN(1001, "the server is going down; come back"),
    PROTOCOL(1002, "the message breaks the protocol"),
    TOO_BIG(1009, "the message is too big"),
    BUSY(1013, "too many graphs or viewers are open; come back later"),
    SILENT(4000, "nothing was heard for too long"),
    UNREAD(4001, "nothing was read for too long"),
    REVOKED(4003, "access has ended; sign in again"),
    DELETED(4004, "the graph was deleted; do not come back"),
    TOO_FAST(4008, "too many messages"),
    TOO_LARGE(4013, "the graph is larger than this gateway's memory for one; do not come back");

    private final int code;
    private final String text;

    CloseReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    public String text() {
        return text;
    }
}
