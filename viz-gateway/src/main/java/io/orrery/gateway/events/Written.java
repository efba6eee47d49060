package io.orrery.gateway.events;

import java.util.BitSet;

/// Which events of a batch the broker has.
///
/// @param events how many there were
/// @param lacking places of those that it has not
public record Written(int events, BitSet lacking) {
    public boolean all() {
        return lacking.isEmpty();
    }

    public boolean none() {
        return events > 0 && lacking.cardinality() == events;
    }

    public boolean has(int place) {
        return !lacking.get(place);
    }
}
