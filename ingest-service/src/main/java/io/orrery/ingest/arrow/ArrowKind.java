package io.orrery.ingest.arrow;

/// What the bytes of an Arrow array mean, as far as reading them differs.
enum ArrowKind {
    NULL,
    BOOL,
    INT,
    UINT,
    FLOAT,
    DECIMAL,
    UTF8,
    BINARY,
    UTF8_VIEW,
    BINARY_VIEW,
    FIXED_BINARY,
    DATE,
    TIME,
    TIMESTAMP,
    DURATION,
    INTERVAL_MONTHS,
    INTERVAL_DAYS_MILLIS,
    INTERVAL_MONTHS_DAYS_NANOS,
    LIST,
    LIST_VIEW,
    FIXED_LIST,
    STRUCT,
    MAP;

    /// How many buffers an array of this kind has, not counting the data buffers of views.
    int buffers() {
        return switch (this) {
            case NULL -> 0;
            case STRUCT, FIXED_LIST -> 1;
            case UTF8, BINARY, LIST_VIEW -> 3;
            case BOOL,
                    INT,
                    UINT,
                    FLOAT,
                    DECIMAL,
                    UTF8_VIEW,
                    BINARY_VIEW,
                    FIXED_BINARY,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    DURATION,
                    INTERVAL_MONTHS,
                    INTERVAL_DAYS_MILLIS,
                    INTERVAL_MONTHS_DAYS_NANOS,
                    LIST,
                    MAP -> 2;
        };
    }

    boolean isView() {
        return this == UTF8_VIEW || this == BINARY_VIEW;
    }

    boolean isText() {
        return this == UTF8 || this == UTF8_VIEW;
    }
}
