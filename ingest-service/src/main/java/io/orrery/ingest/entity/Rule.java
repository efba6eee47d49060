package io.orrery.ingest.entity;

import io.orrery.ingest.normal.NormalEvent;
import java.util.List;

/// A relation that events of some kind tell of.
///
/// @param name of the relation: `spawned`
/// @param when all must hold
/// @param unless none may hold
/// @param label fields whose texts, as far as there are any, describe the newest such event
/// @param technique of ATT&CK, which such events show when they name none themselves; empty for none
/// @param reverse when all hold, and there are some, the relation goes the other way
/// @param noisy left out unless a feed asks for it by name, because it would drown the rest
public record Rule(
        String name,
        End from,
        End to,
        List<Condition> when,
        List<Condition> unless,
        List<String> label,
        String technique,
        List<Condition> reverse,
        boolean noisy) {
    public Rule {
        label = List.copyOf(label);
        reverse = List.copyOf(reverse);
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

    boolean isReversed(NormalEvent event) {
        return !reverse.isEmpty() && reverse.stream().allMatch(condition -> condition.holds(event));
    }
}
