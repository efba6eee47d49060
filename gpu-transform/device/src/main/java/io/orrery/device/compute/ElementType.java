package io.orrery.device.compute;

/// What a column holds.
public enum ElementType {
    FLOAT(4),
    INT(4),
    DOUBLE(8);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /// Of one element.
    public int bytes() {
        return bytes;
    }
}
