package io.orrery.gateway.relp;

/// One frame, or the end of all that can be understood.
sealed interface RelpFrame {
    /// @param number that the answer carries; 0 for none
    /// @param data at most what is kept of a message
    /// @param truncated whether more was sent
    record Command(long number, String name, byte[] data, boolean truncated) implements RelpFrame {}

    /// What came is no frame; nothing behind it is looked at.
    record Broken(String why) implements RelpFrame {}
}
