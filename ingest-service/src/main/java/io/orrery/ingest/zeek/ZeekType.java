package io.orrery.ingest.zeek;

/// What the values of a column are.
///
/// @param several whether a value is a set or vector of such
record ZeekType(Kind kind, boolean several) {
    static final ZeekType TEXT = new ZeekType(Kind.TEXT, false);

    enum Kind {
        WHOLE,
        REAL,
        TRUTH,
        TEXT
    }

    /// `count`, `set[addr]`, `vector[interval]`.
    static ZeekType of(String written) {
        int open = written.indexOf('[');
        boolean several = open > 0 && written.endsWith("]");
        return new ZeekType(kind(several ? written.substring(open + 1, written.length() - 1) : written), several);
    }

    private static Kind kind(String written) {
        return switch (written) {
            case "count", "int", "port" -> Kind.WHOLE;
            case "time", "interval", "double" -> Kind.REAL;
            case "bool" -> Kind.TRUTH;
            default -> Kind.TEXT;
        };
    }
}
