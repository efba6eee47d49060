package io.orrery.transform.core;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A growing page of stored state: variable-length integers, and texts that repeat written once a page.
final class PageWriter {
    private byte[] bytes = new byte[512];
    private int length;
    private final Map<String, Integer> repeated = new HashMap<>();

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void raw(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    /// Seven bits a byte, lowest first; negative numbers take ten bytes.
    void number(long value) {
        ensure(10);
        byte[] into = bytes;
        int at = length;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            into[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        into[at++] = (byte) rest;
        length = at;
    }

    /// For numbers of either sign that are often near 0.
    void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    void decimal(double value) {
        fixed(Double.doubleToRawLongBits(value));
    }

    /// Eight bytes, whatever the number.
    void fixed(long bits) {
        ensure(Long.BYTES);
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[length++] = (byte) (bits >>> (8 * i));
        }
    }

    void bits(int value) {
        ensure(Integer.BYTES);
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[length++] = (byte) (value >>> (8 * i));
        }
    }

    void text(String text) {
        block(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Any bytes, after their length.
    void block(byte[] block) {
        number(block.length);
        ensure(block.length);
        System.arraycopy(block, 0, bytes, length, block.length);
        length += block.length;
    }

    /// 0 and the text when it is new on the page, else its number there.
    void repeatedText(@Nullable String text) {
        String key = text == null ? "" : text;
        Integer before = repeated.get(key);
        if (before != null) {
            number(before);
            return;
        }
        repeated.put(key, repeated.size() + 1);
        number(0);
        text(key);
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Growth.capacity(bytes.length, length + more));
        }
    }
}
