package io.orrery.ingest.row;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Headers by the preambles they were read from, because every event carries its preamble. Bounded: at
/// [#MOST] preambles or [#MOST_CHARACTERS] in them all are forgotten and read again. Thread-safe.
///
/// @param <H> what a preamble says
public final class Preambles<H> {
    /// Preambles kept. Zeek begins a new one with every file, so that they have to go at some time.
    public static final int MOST = 1024;
    /// Characters of all preambles kept.
    public static final int MOST_CHARACTERS = 1 << 21;
    /// Characters of a preamble; a longer one is none.
    public static final int LONGEST = 1 << 16;

    private final ConcurrentHashMap<String, Optional<H>> read = new ConcurrentHashMap<>();
    private final AtomicLong characters = new AtomicLong();
    private final Function<String, @Nullable H> reader;

    /// @param reader answers null for what is not its header; called by several threads
    public Preambles(Function<String, @Nullable H> reader) {
        this.reader = reader;
    }

    /// Null when the preamble is empty, too long, or not of this kind.
    public @Nullable H of(String preamble) {
        if (preamble.isEmpty() || preamble.length() > LONGEST) {
            return null;
        }
        Optional<H> known = read.get(preamble);
        if (known == null) {
            known = Optional.ofNullable(reader.apply(preamble));
            if (read.size() >= MOST || characters.addAndGet(preamble.length()) > MOST_CHARACTERS) {
                read.clear();
                characters.set(preamble.length());
            }
            read.put(preamble, known);
        }
        return known.orElse(null);
    }
}
