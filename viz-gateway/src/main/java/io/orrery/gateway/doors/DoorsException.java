package io.orrery.gateway.doors;

/// The operator's file cannot be used; the message is one sentence that names the file, the line and the column.
public final class DoorsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    DoorsException(String file, int line, int column, String why) {
        super(file + ", line " + line + ", column " + column + ": " + why);
    }

    DoorsException(String file, String why) {
        super(file + ": " + why);
    }
}
