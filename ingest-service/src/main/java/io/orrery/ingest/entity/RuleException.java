package io.orrery.ingest.entity;

import java.util.ArrayList;
import java.util.List;

/// A file of rules, or another one written in YAML, that cannot be read: says the line, the column and what is wrong
/// there.
public final class RuleException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final int column;
    private final String sentence;
    private final transient List<RuleException> others = new ArrayList<>();

    /// @param line from 1
    /// @param column from 1
    RuleException(String file, int line, int column, String why) {
        super(file + ", line " + line + ", column " + column + ": " + why);
        this.line = line;
        this.column = column;
        this.sentence = why;
    }

    RuleException with(List<RuleException> more) {
        others.addAll(more);
        return this;
    }

    /// What is wrong, without the place.
    public String sentence() {
        return sentence;
    }

    /// This and what else is wrong in the file.
    public List<RuleException> all() {
        List<RuleException> all = new ArrayList<>(List.of(this));
        all.addAll(others);
        return all;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
