package io.orrery.ingest.zeek;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Texts as Zeek's writer of rows escapes them: `\x09` is a byte, `\\` a backslash.
final class ZeekText {
    private ZeekText() {}

    /// Without escapes. A backslash before anything else stands for itself.
    static String plain(String written) {
        if (written.indexOf('\\') < 0) {
            return written;
        }
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
        int to = 0;
        for (int i = 0; i < bytes.length; to++) {
            if (bytes[i] == '\\' && i + 1 < bytes.length && bytes[i + 1] == '\\') {
                bytes[to] = '\\';
                i += 2;
            } else if (isByte(bytes, i)) {
                bytes[to] = (byte) (Character.digit(bytes[i + 2], 16) << 4 | Character.digit(bytes[i + 3], 16));
                i += 4;
            } else {
                bytes[to] = bytes[i++];
            }
        }
        return new String(Arrays.copyOf(bytes, to), StandardCharsets.UTF_8);
    }

    private static boolean isByte(byte[] bytes, int at) {
        return bytes[at] == '\\'
                && at + 3 < bytes.length
                && bytes[at + 1] == 'x'
                && Character.digit(bytes[at + 2], 16) >= 0
                && Character.digit(bytes[at + 3], 16) >= 0;
    }
}
