package io.orrery.ingest.entity;

import io.orrery.ingest.normal.NormalEvent;
import java.util.List;

/// A relation that events of some kind tell of.
///
/// @param name of the relation: `spawned`
/// @param when all must hold
/// @param unless none may hold
/// @param label field whose text describes the newest such event; empty for none
/// @param noisy left out unless a feed asks for it by name, because it would drown the rest
public record Rule(
        String name, End from, End to, List<Condition> when, List<Condition> unless, String label, boolean noisy) {
    public Rule {
        when = List.copyOf(when);
        unless = List.copyOf(unless);
    }

    boolean applies(NormalEvent event) {
        for (Condition condition : when) {
            if (!condition.holds(event)) {
                return false;
            }
        }
        for (Condition condition : unless) {
            if (condition.holds(event)) {
                return false;
            }
        }
        return true;
    }
}
