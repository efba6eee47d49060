package io.orrery.gateway.sockets;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Bytes in case files: UTF-8, with `\n`, `\r`, `\0`, `\xNN` and `\\`.
public final class Escaped {
    private Escaped() {}

    public static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point != '\\') {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            switch (text.charAt(at++)) {
                case 'n' -> bytes.write('\n');
                case 'r' -> bytes.write('\r');
                case '0' -> bytes.write(0);
                case '\\' -> bytes.write('\\');
                case 'x' -> {
                    bytes.write(HexFormat.fromHexDigits(text, at, at + 2));
                    at += 2;
                }
                default -> throw new IllegalArgumentException("no such escape in '" + text + "'");
            }
        }
        return bytes.toByteArray();
    }

    /// The same back, with everything outside of ASCII as `\xNN`.
    public static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte one : bytes) {
            switch (one) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case 0 -> text.append("\\0");
                case '\\' -> text.append("\\\\");
                default -> {
                    if (one >= ' ') {
                        text.append((char) one);
                    } else {
                        text.append("\\x").append(HexFormat.of().toHexDigits(one));
                    }
                }
            }
        }
        return text.toString();
    }
}
