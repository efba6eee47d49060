package io.orrery.ingest.row;

import io.orrery.ingest.log.Addresses;
import io.orrery.ingest.normal.NormalEvent;

/// Puts a peer that is written as an address or as a name.
public final class WrittenHost {
    private WrittenHost() {}

    /// @param side `source` or `destination`: its `ip` or its `domain` is put
    public static void put(NormalEvent.Builder into, String side, String host) {
        into.put(side + (Addresses.is(host) ? ".ip" : ".domain"), host);
    }

    /// Whether it may be the name or address of a host, with or without a port.
    public static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c > 0x7F;
            if (!plain && ".:-_[]".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && !text.equals("-");
    }
}
