package io.orrery.ingest.entity;

import java.net.Inet4Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// IP addresses in the one way of writing that RFC 5952 asks for; IPv4 inside IPv6 (`::ffff:10.0.0.1`) is IPv4.
final class Addresses {
    private static final int LONGEST = 60;
    private static final int WORDS = 8;

    private Addresses() {}

    /// Null when the text is no address. Brackets around it and a zone behind it (`fe80::1%eth0`) are left out.
    static @Nullable String canonical(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        int zone = bare.indexOf('%');
        String address = zone > 0 ? bare.substring(0, zone) : bare;
        if (address.isEmpty() || address.length() > LONGEST) {
            return null;
        }
        if (address.indexOf(':') < 0) {
            return isFour(address) ? withoutZeros(address) : null;
        }
        return six(address);
    }

    /// Addresses that stand for none.
    static boolean isUnspecified(String canonical) {
        return canonical.equals("0.0.0.0") || canonical.equals("::");
    }

    /// Addresses that mean the machine that says them.
    static boolean isLoopback(String canonical) {
        return canonical.startsWith("127.") || canonical.equals("::1");
    }

    private static boolean isFour(String text) {
        int parts = 1;
        int value = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (value < 0) {
                    return false;
                }
                parts++;
                value = -1;
            } else if (c >= '0' && c <= '9') {
                value = Math.max(value, 0) * 10 + (c - '0');
                if (value > 255) {
                    return false;
                }
            } else {
                return false;
            }
        }
        return parts == 4 && value >= 0;
    }

    private static String withoutZeros(String four) {
        if (four.charAt(0) != '0' && !four.contains(".0")) {
            return four;
        }
        StringBuilder out = new StringBuilder(four.length());
        for (String part : four.split("\\.", -1)) {
            out.append(out.isEmpty() ? "" : ".").append(Integer.parseInt(part));
        }
        return out.toString();
    }

    private static @Nullable String six(String text) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
        return address instanceof Inet4Address ? address.getHostAddress() : shortened(address.getAddress());
    }

    /// The longest run of two or more zero words, the first one of equals, becomes `::`.
    private static String shortened(byte[] bytes) {
        int[] words = new int[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = ((bytes[2 * i] & 0xFF) << 8) | (bytes[2 * i + 1] & 0xFF);
        }
        int from = -1;
        int longest = 1;
        for (int i = 0; i < WORDS; i++) {
            int end = i;
            while (end < WORDS && words[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                from = i;
                longest = end - i;
            }
            i = Math.max(i, end - 1);
        }
        StringBuilder out = new StringBuilder(40);
        for (int i = 0; i < WORDS; i++) {
            if (i == from) {
                out.append("::");
                i += longest - 1;
            } else {
                out.append(out.isEmpty() || out.charAt(out.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(words[i]));
            }
        }
        return out.toString();
    }
}
