package io.orrery.ingest.folder;

/// What a file that nobody is reading turns out to be.
sealed interface Verdict {
    /// The known file of this id: reading goes on where it was left.
    record GoOn(String id) implements Verdict {}

    /// Begins with what was read as another file: a renamed, copied or packed one. Reading goes on behind that.
    ///
    /// @param of the other's id
    record Continuation(String of, long from) implements Verdict {}

    record Fresh() implements Verdict {}

    /// Cannot be said yet.
    record Later(String why) implements Verdict {}
}
