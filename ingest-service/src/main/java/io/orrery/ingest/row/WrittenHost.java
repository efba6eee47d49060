package io.orrery.ingest.row;

import io.orrery.ingest.normal.NormalEvent;

/// Puts a peer that is written as an address or as a name.
public final class WrittenHost {
    private static final int LONGEST_ADDRESS = 64;

    private WrittenHost() {}

    /// @param side `source` or `destination`: its `ip` or its `domain` is put
    public static void put(NormalEvent.Builder into, String side, String host) {
        into.put(side + (isAddress(host) ? ".ip" : ".domain"), host);
    }

    /// Told by the characters alone: `10.0.0.1`, `fe80::1`.
    public static boolean isAddress(String host) {
        int points = 0;
        int colons = 0;
        int letters = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '.') {
                points++;
            } else if (c == ':') {
                colons++;
            } else if (c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
                letters++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return host.length() <= LONGEST_ADDRESS && (colons >= 2 || colons == 0 && letters == 0 && points == 3);
    }

    /// Whether it may be the name or address of a host, with or without a port.
    public static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c > 0x7F;
            if (!plain && ".:-_[]".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && !text.equals("-");
    }
}
