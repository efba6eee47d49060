package io.orrery.transform.core;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads what [PageWriter] wrote. A page that ends too early throws [ArrayIndexOutOfBoundsException]: stored
/// state is our own, so that is a broken invariant and no input error.
final class PageReader {
    private final byte[] bytes;
    private final List<String> repeated = new ArrayList<>();
    private int at;
    private int version;

    PageReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Notes by which version the page was written.
    void use(int pageVersion) {
        version = pageVersion;
    }

    int version() {
        return version;
    }

    boolean hasMore() {
        return at < bytes.length;
    }

    int raw() {
        return bytes[at++];
    }

    long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    int count() {
        return Math.toIntExact(number());
    }

    long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    double decimal() {
        return Double.longBitsToDouble(fixed());
    }

    long fixed() {
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits |= (bytes[at++] & 0xFFL) << (8 * i);
        }
        return bits;
    }

    int bits() {
        int bits = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            bits |= (bytes[at++] & 0xFF) << (8 * i);
        }
        return bits;
    }

    byte[] block() {
        int length = count();
        byte[] block = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return block;
    }

    String text() {
        int length = count();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    String repeatedText() {
        int number = count();
        if (number > 0) {
            return repeated.get(number - 1);
        }
        String text = text();
        repeated.add(text);
        return text;
    }
}
