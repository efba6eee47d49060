package io.orrery.topics.wire;

/// A header and the bytes it was read from: header and payload together, exactly as they travel on a topic and
/// to a browser. The array is shared and must not be changed.
public record Frame(FrameHeader header, byte[] bytes) {

    /// Reads the header only; the payload is decoded by [GraphFrames] when asked for.
    ///
    /// @throws MalformedRecord when the header is not one
    public static Frame of(byte[] bytes) {
        return new Frame(FrameHeader.parse(bytes), bytes);
    }

    public int size() {
        return bytes.length;
    }
}
