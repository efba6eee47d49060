package io.orrery.ingest.linux;

import io.orrery.ingest.normal.NormalEvent;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A `sockaddr` as the audit writes it: the bytes of the kernel's structure as hexadecimal digits, the family in the
/// order of the machine (always little here), the port in that of the network.
final class SocketAddress {
    private static final int FAMILY_4 = 2;
    private static final int FAMILY_6 = 10;
    private static final int MOST_DIGITS = 512;

    private SocketAddress() {}

    static void read(@Nullable String digits, NormalEvent.Builder event) {
        if (digits == null || digits.length() % 2 != 0 || digits.length() > MOST_DIGITS) {
            return;
        }
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException notHex) {
            return; // newer daemons also write it in words, which the other fields repeat
        }
        if (bytes.length >= 8 && bytes[0] == FAMILY_4 && bytes[1] == 0) {
            put(Arrays.copyOfRange(bytes, 4, 8), bytes, event);
        } else if (bytes.length >= 24 && bytes[0] == FAMILY_6 && bytes[1] == 0) {
            put(Arrays.copyOfRange(bytes, 8, 24), bytes, event);
        }
    }

    private static void put(byte[] address, byte[] whole, NormalEvent.Builder event) {
        try {
            event.put("destination.ip", InetAddress.getByAddress(address).getHostAddress());
            event.put("destination.port", (long) (((whole[2] & 0xFF) << 8) | (whole[3] & 0xFF)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has four or sixteen bytes", impossible);
        }
    }
}
