package io.orrery.topics.wire;

/// What a frame carries. Codes are part of the wire format and never re-used.
public enum FrameKind {
    NODES(10, false),
    NODES_REMOVED(12, false),
    NODE_REFS(13, true),
    EDGES(20, false),
    EDGES_REMOVED(21, false),
    EDGE_REFS(23, true),
    POSITIONS(30, false);

    private final int code;
    private final boolean serverOnly;

    FrameKind(int code, boolean serverOnly) {
        this.code = code;
        this.serverOnly = serverOnly;
    }

    public int code() {
        return code;
    }

    /// Whether the frame must never reach a browser (it names offsets).
    public boolean serverOnly() {
        return serverOnly;
    }

    /// @throws MalformedRecord when no kind has this code
    public static FrameKind of(int code) {
        for (FrameKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new MalformedRecord("unknown frame kind " + code + " at byte 3");
    }
}
