package io.orrery.ingest.graph.text;

import io.orrery.ingest.table.CellText;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import java.io.IOException;
import java.io.InputStream;

/// A text line by line and each line word by word. Lines that begin with a comment's sign are passed over. A line may
/// be of any length, a word not.
final class LineWords {
    /// Words stand between any number of blanks and tabs.
    static final char BLANKS = ' ';

    private final ByteSource source;
    private final String comments;
    private char separator = BLANKS;
    private boolean inLine;
    private boolean more;
    private boolean quoted;
    private long line;

    /// @param format as refusals name it
    /// @param comments the signs of which each makes a line a comment when it comes first
    LineWords(InputStream in, String format, Limits limits, String comments) throws IOException {
        this.source = new ByteSource(in, format, limits);
        this.comments = comments;
    }

    /// From here on words stand between single signs of this kind, and may be empty; [#BLANKS] for any blanks.
    void separator(char sign) {
        this.separator = sign;
    }

    /// Goes to the next line, over what is left of this one; false after the last.
    boolean nextLine() throws IOException {
        if (inLine) {
            source.skipLine();
        }
        while (true) {
            skipBlanks();
            int first = source.peek();
            if (first == ByteSource.END) {
                inLine = false;
                return false;
            }
            if (comments.indexOf(first) < 0) {
                line = source.line();
                inLine = true;
                more = first != '\n';
                return true;
            }
            source.skipLine();
        }
    }

    /// Goes to the next word of the line; false when there is none.
    boolean nextWord() throws IOException, RefusedException {
        if (separator == BLANKS) {
            skipBlanks();
            int first = source.peek();
            more = first != '\n' && first != ByteSource.END;
        }
        if (!more) {
            return false;
        }
        collect();
        return true;
    }

    private void collect() throws IOException, RefusedException {
        source.beginWord();
        if (separator != '\t') {
            skipBlanks();
        }
        quoted = source.peek() == '"';
        if (quoted) {
            quotedWord();
        }
        int b = source.peek();
        while (b != '\n' && b != ByteSource.END && !isSeparator(b)) {
            source.append(source.take());
            b = source.peek();
        }
        more = separator != BLANKS && b == separator;
        if (more) {
            source.take();
        }
    }

    private boolean isSeparator(int b) {
        return separator == BLANKS ? b == ' ' || b == '\t' : b == separator;
    }

    private void quotedWord() throws IOException, RefusedException {
        source.take();
        while (true) {
            int b = source.take();
            if (b == '"') {
                if (source.peek() != '"') {
                    return;
                }
                source.take();
            } else if (b == ByteSource.END || b == '\n') {
                throw RefusedException.malformed(source.format(), "a quoted word is never closed", position());
            }
            source.append(b);
        }
    }

    private void skipBlanks() throws IOException {
        for (int b = source.peek(); b == ' ' || (b == '\t' && separator != '\t'); b = source.peek()) {
            source.take();
        }
    }

    boolean isQuoted() {
        return quoted;
    }

    String word() throws RefusedException {
        String word = source.word();
        return separator == BLANKS || quoted ? word : word.strip();
    }

    boolean isNumber() {
        return CellText.isInteger(source.wordBytes(), 0, source.wordLength())
                || CellText.isDecimal(source.wordBytes(), 0, source.wordLength());
    }

    /// The next word of the line as a whole number.
    long number(String what) throws IOException, RefusedException {
        if (!nextWord()) {
            throw malformed(what + " is missing");
        }
        return wholeNumber(what);
    }

    /// The word as a whole number.
    long wholeNumber(String what) throws RefusedException {
        if (!CellText.isInteger(source.wordBytes(), 0, source.wordLength())) {
            throw malformed(what + " must be a whole number, is \"" + Refusal.shown(source.word()) + '"');
        }
        return CellText.integer(source.wordBytes(), 0, source.wordLength());
    }

    /// The word as a number.
    double decimal(String what) throws RefusedException {
        if (!isNumber()) {
            throw malformed(what + " must be a number, is \"" + Refusal.shown(source.word()) + '"');
        }
        return CellText.decimal(source.wordBytes(), 0, source.wordLength());
    }

    /// A whole number of `least` to `most`.
    long within(String what, long value, long least, long most) throws RefusedException {
        if (value < least || value > most) {
            throw malformed(what + " must be " + least + " to " + most + ", is " + value);
        }
        return value;
    }

    io.orrery.ingest.table.Position position() {
        return io.orrery.ingest.table.Position.atLine(line);
    }

    RefusedException malformed(String why) {
        return RefusedException.malformed(source.format(), why, position());
    }

    RefusedException truncated(String why) {
        return source.truncated(why);
    }
}
