package io.orrery.topics.model;

/// Why something was not taken: one code per cause, so that refusals can be counted.
public enum Reason {
    /// The bytes are not what their format promises.
    MALFORMED,
    /// The format is fine, its content ends too early.
    TRUNCATED,
    EMPTY,
    /// A bound was met: bytes, rows, depth, ratio, time.
    TOO_LARGE,
    /// A column or field that the mapping names is not there.
    MISSING_COLUMN,
    /// A value cannot be what its place asks for.
    WRONG_TYPE,
    /// A row or event without the entity it should name.
    MISSING_ENTITY,
    /// A time that cannot be read.
    BAD_TIME,
    /// An event for a feed nobody defined.
    UNKNOWN_FEED,
    UNSUPPORTED,
    /// A record on an internal topic that its reader cannot decode.
    POISON,
    /// Our fault: a part failed where it must not.
    INTERNAL
}
