package io.orrery.topics.event;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts a stream of pieces into lines at `\n`, dropping a `\r` before it and blank lines, and counting all. A line
/// above the bound is remembered by its number only. For one thread at a time.
public final class LineCutter {
    private static final int FIRST_CAPACITY = 1_024;

    private final int maxBytes;
    private byte[] line = new byte[FIRST_CAPACITY];
    private int length;
    private boolean tooLong;
    private long number = 1;

    /// @param maxBytes of one line without its end
    public LineCutter(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// One line of the input.
    ///
    /// @param number counted from 1
    /// @param bytes without the line's end; empty when it was too long to keep
    public record Line(long number, byte[] bytes, boolean tooLong) {}

    /// Takes all of `piece` and returns the lines that it ends.
    public List<Line> add(ByteBuffer piece) {
        List<Line> lines = new ArrayList<>();
        while (piece.hasRemaining()) {
            byte next = piece.get();
            if (next == '\n') {
                end(lines);
            } else {
                append(next);
            }
        }
        return lines;
    }

    /// The last line, when the input does not end with a line's end.
    public List<Line> rest() {
        List<Line> lines = new ArrayList<>();
        end(lines);
        return lines;
    }

    private void append(byte next) {
        if (tooLong || length == maxBytes) {
            tooLong = true;
            return;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(maxBytes, length * 2));
        }
        line[length++] = next;
    }

    private void end(List<Line> lines) {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        if (tooLong) {
            lines.add(new Line(number, new byte[0], true));
        } else if (!isBlank(end)) {
            lines.add(new Line(number, Arrays.copyOf(line, end), false));
        }
        length = 0;
        tooLong = false;
        number++;
    }

    private boolean isBlank(int end) {
        for (int i = 0; i < end; i++) {
            if (line[i] != ' ' && line[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
