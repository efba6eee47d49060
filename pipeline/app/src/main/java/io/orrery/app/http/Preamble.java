package io.orrery.app.http;

/// Lines of a file that say how to read the others. A file is sent in several requests, and each of them needs these
/// lines. One thread.
public final class Preamble {
    private enum Kind {
        NONE,
        COMMENTS,
        HEADER
    }

    private final Kind kind;
    private String text = "";
    private boolean goesOn;

    private Preamble(Kind kind) {
        this.kind = kind;
    }

    /// Every line is an event.
    public static Preamble none() {
        return new Preamble(Kind.NONE);
    }

    /// Lines that begin with `#`; a later group of them takes the place of the earlier.
    public static Preamble ofComments() {
        return new Preamble(Kind.COMMENTS);
    }

    /// The first line.
    public static Preamble ofHeader() {
        return new Preamble(Kind.HEADER);
    }

    /// One of the same kind that has seen no line yet.
    public Preamble fresh() {
        return new Preamble(kind);
    }

    /// Whether the line is part of it rather than an event.
    public boolean takes(String line) {
        boolean mine = switch (kind) {
            case NONE -> false;
            case COMMENTS -> line.startsWith("#");
            case HEADER -> text.isEmpty();
        };
        // Zeek's last line of a file; what follows it belongs to the next file.
        boolean closes = line.startsWith("#close");
        if (mine && !closes) {
            text = (goesOn ? text : "") + line + '\n';
        }
        goesOn = mine && !closes;
        return mine;
    }

    /// With a line's end after each; empty when there are none yet.
    public String text() {
        return text;
    }

    String contentType() {
        return switch (kind) {
            case NONE -> "application/x-ndjson";
            case COMMENTS -> "text/plain; charset=utf-8";
            case HEADER -> "text/csv; charset=utf-8";
        };
    }
}
