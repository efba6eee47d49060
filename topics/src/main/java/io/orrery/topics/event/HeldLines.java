package io.orrery.topics.event;

import java.util.ArrayList;
import java.util.List;

/// Lines that may belong together, kept until it is known whether they do. Bounded. For one thread at a time.
final class HeldLines {
    private final int maxBytes;
    private final List<LineCutter.Line> lines = new ArrayList<>();
    private long bytes;

    HeldLines(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// Whether the line could be kept; if not, all are as before.
    boolean keep(LineCutter.Line line) {
        long blanks = lines.isEmpty() ? 0 : line.number() - lines.getLast().number();
        if (line.tooLong() || bytes + blanks + line.bytes().length > maxBytes) {
            return false;
        }
        bytes += blanks + line.bytes().length;
        lines.add(line);
        return true;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    int size() {
        return lines.size();
    }

    long number() {
        return lines.getFirst().number();
    }

    /// The lines as one text, with the blank ones that stood between them.
    byte[] joined() {
        byte[] all = new byte[(int) bytes];
        int at = 0;
        long number = lines.getFirst().number();
        for (LineCutter.Line line : lines) {
            while (number < line.number()) {
                all[at++] = '\n';
                number++;
            }
            System.arraycopy(line.bytes(), 0, all, at, line.bytes().length);
            at += line.bytes().length;
        }
        return all;
    }

    /// All of them; afterwards there are none.
    List<LineCutter.Line> take() {
        List<LineCutter.Line> taken = List.copyOf(lines);
        lines.clear();
        bytes = 0;
        return taken;
    }
}
