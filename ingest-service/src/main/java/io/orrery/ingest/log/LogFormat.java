package io.orrery.ingest.log;

/// A format that events come in. Pure and total: every sequence of bytes gives events or one refusal, in memory and
/// time proportional to it. Thread-safe.
public interface LogFormat {
    /// The name that a feed asks for it by, and that counts are kept under: `zeek-tsv`.
    String name();

    /// Whether the bytes look like this format. Looks at the first few hundred bytes at most, and at the preamble.
    boolean fits(RawEvent raw);

    /// Reads the event, whether or not it looked like this format.
    Parsed parse(RawEvent raw);
}
