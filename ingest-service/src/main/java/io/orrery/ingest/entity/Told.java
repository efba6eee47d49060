package io.orrery.ingest.entity;

import java.util.List;

/// What an event tells.
public sealed interface Told {
    /// Relations between entities, at least one.
    record Relations(List<Observation> observations) implements Told {
        public Relations {
            observations = List.copyOf(observations);
        }
    }

    /// Nothing to draw, on purpose.
    ///
    /// @param rule why: a name that such events are counted by
    record Filtered(String rule) implements Told {}

    /// A rule is about it, but it names no entity where the rule needs one.
    ///
    /// @param missing the ends, as rules write them
    record Incomplete(String relation, List<End> missing) implements Told {
        public Incomplete {
            missing = List.copyOf(missing);
        }
    }
}
