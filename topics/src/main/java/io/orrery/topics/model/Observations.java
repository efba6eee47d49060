package io.orrery.topics.model;

import java.util.List;
import java.util.Map;

/// The table that ingest makes of events by rules: a row for every relation that an event tells of. Its columns are the
/// same for all feeds.
public final class Observations {
    public static final String SOURCE = "source";
    public static final String SOURCE_TYPE = "source_type";
    public static final String SOURCE_LABEL = "source_label";
    public static final String DESTINATION = "destination";
    public static final String DESTINATION_TYPE = "destination_type";
    public static final String DESTINATION_LABEL = "destination_label";
    public static final String RELATION = "relation";
    public static final String LABEL = "label";
    public static final String TECHNIQUE = "technique";
    public static final String TIME = "time";
    public static final String BYTES = "bytes";
    /// 1 where what was tried did not succeed.
    public static final String FAILURES = "failures";

    private Observations() {}

    /// How the table becomes a graph.
    ///
    /// @param windowMillis as in [GraphSpec]
    public static GraphSpec spec(long windowMillis) {
        Relation relation = new Relation(
                new Entity(SOURCE, "", SOURCE_TYPE, SOURCE_LABEL),
                new Entity(DESTINATION, "", DESTINATION_TYPE, DESTINATION_LABEL),
                "",
                Map.of(),
                List.of(BYTES, FAILURES));
        return new GraphSpec(
                "",
                List.of(relation),
                TIME,
                windowMillis,
                List.of(TECHNIQUE),
                List.of(
                        new Encoding(Encoding.Target.EDGE_RELATION, RELATION, new Encoding.Direct()),
                        new Encoding(Encoding.Target.EDGE_LABEL, LABEL, new Encoding.Direct())),
                Bundling.OF_FEEDS,
                null);
    }
}
