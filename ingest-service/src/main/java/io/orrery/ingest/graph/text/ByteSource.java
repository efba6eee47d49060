package io.orrery.ingest.graph.text;

import io.orrery.ingest.table.CellText;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of a text with a look one byte ahead, the number of the line, and a word being collected. A carriage
/// return, with or without a line feed, ends a line as a line feed does.
final class ByteSource {
    static final int END = -1;
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final String format;
    private final int wordLimit;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int end;
    private long line = 1;
    private boolean afterReturn;
    private byte[] word = new byte[64];
    private int length;

    /// @param format as refusals name it
    ByteSource(InputStream in, String format, Limits limits) throws IOException {
        this.in = in;
        this.format = format;
        this.wordLimit = limits.recordBytes();
        if (peek() == 0xEF && end >= 3 && (buffer[1] & 0xFF) == 0xBB && (buffer[2] & 0xFF) == 0xBF) {
            next = 3; // the mark that some editors put before UTF-8
        }
    }

    String format() {
        return format;
    }

    /// Line of the next byte, the first being 1.
    long line() {
        return line;
    }

    /// The next byte, which stays; [#END] after the last.
    int peek() throws IOException {
        if (next == end) {
            end = in.readNBytes(buffer, 0, BUFFER_BYTES);
            next = 0;
            if (end == 0) {
                return END;
            }
        }
        int value = buffer[next] & 0xFF;
        if (value == '\n' && afterReturn) {
            afterReturn = false;
            next++;
            return peek();
        }
        return value == '\r' ? '\n' : value;
    }

    /// Takes the next byte; the end of a line is always a line feed.
    int take() throws IOException {
        int value = peek();
        if (value == END) {
            return END;
        }
        afterReturn = buffer[next] == '\r';
        next++;
        line += value == '\n' ? 1 : 0;
        return value;
    }

    void skipLine() throws IOException {
        for (int b = take(); b != END && b != '\n'; b = take()) {
            // to the end of the line
        }
    }

    void beginWord() {
        length = 0;
    }

    void append(int value) throws RefusedException {
        if (length == word.length) {
            if (length >= wordLimit) {
                throw RefusedException.tooBig("one word of it is too long", wordLimit, "bytes", here());
            }
            word = Arrays.copyOf(word, Math.min(wordLimit, 2 * length));
        }
        word[length++] = (byte) value;
    }

    int wordLength() {
        return length;
    }

    byte[] wordBytes() {
        return word;
    }

    /// The word collected.
    ///
    /// @throws RefusedException when it is not UTF-8 text
    String word() throws RefusedException {
        int wrong = CellText.firstNotText(word, 0, length);
        if (wrong >= 0) {
            throw malformed(String.format(
                    java.util.Locale.ROOT,
                    "a word holds the byte 0x%02X, which is not UTF-8 text",
                    word[wrong] & 0xFF));
        }
        return new String(word, 0, length, StandardCharsets.UTF_8);
    }

    Position here() {
        return Position.atLine(line);
    }

    RefusedException malformed(String why) {
        return RefusedException.malformed(format, why, here());
    }

    RefusedException truncated(String why) {
        return RefusedException.truncated(format, why, here());
    }
}
