package io.orrery.ingest.entity;

/// A file of rules, or another one written in YAML, that cannot be read: says the line, the column and what is wrong
/// there.
public final class RuleException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final int column;

    /// @param line from 1
    /// @param column from 1
    RuleException(String file, int line, int column, String why) {
        super(file + ", line " + line + ", column " + column + ": " + why);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
