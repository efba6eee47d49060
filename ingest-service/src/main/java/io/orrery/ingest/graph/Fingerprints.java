package io.orrery.ingest.graph;

import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/// A set of names in eight bytes each, for questions such as whether a node was told. Two names are taken for one with
/// a chance of one in 2^64 for each pair.
public final class Fingerprints {
    /// About 400 MB at most.
    static final int MOST = 20_000_000;

    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private final LongOpenHashSet known = new LongOpenHashSet();

    /// Whether the name is new.
    public boolean add(String name) throws RefusedException {
        boolean added = known.add(of(name));
        if (known.size() > MOST) {
            throw RefusedException.tooBig(
                    "it has too many nodes for a format whose nodes must be remembered",
                    MOST,
                    "nodes",
                    Position.UNKNOWN);
        }
        return added;
    }

    public boolean contains(String name) {
        return known.contains(of(name));
    }

    /// FNV-1a over the characters, then mixed so that every bit depends on every character.
    public static long of(String name) {
        long hash = BASIS;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
