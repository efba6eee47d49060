package io.orrery.topics.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/// What a person, or the gateway for them, asks of a graph. Published to the commands topic under the graph's
/// key; each stage acts on those that are its own and ignores the others.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.Look.class, name = "look"),
    @JsonSubTypes.Type(value = Command.Play.class, name = "play"),
    @JsonSubTypes.Type(value = Command.Pause.class, name = "pause"),
    @JsonSubTypes.Type(value = Command.Relayout.class, name = "relayout"),
    @JsonSubTypes.Type(value = Command.Arrange.class, name = "arrange"),
    @JsonSubTypes.Type(value = Command.Configure.class, name = "configure"),
    @JsonSubTypes.Type(value = Command.Pin.class, name = "pin"),
    @JsonSubTypes.Type(value = Command.Unpin.class, name = "unpin"),
    @JsonSubTypes.Type(value = Command.Delete.class, name = "delete")
})
public sealed interface Command {

    /// So many viewers have the graph open; sent when the number changes and every 30 s while it is not 0.
    record Look(int viewers) implements Command {}

    record Play() implements Command {}

    record Pause() implements Command {}

    /// Glide to the tidier layout that is offered; without an offer, forget the positions and lay out afresh.
    record Relayout() implements Command {}

    /// Lay the graph out this way from now on, also when it changes.
    ///
    /// @param root slot that rings or a tree start from; -1 for none, which means the node with the most edges in
    ///     rings, and the direction of edges in a tree
    record Arrange(Layout layout, OrderBy by, int root) implements Command {
        public Arrange {
            if (!layout.orders().contains(by)) {
                throw new IllegalArgumentException("by must be one of "
                        + layout.orders().stream().map(OrderBy::word).toList() + " for layout " + layout.word()
                        + " but is " + by.word());
            }
            if (root < -1) {
                throw new IllegalArgumentException("root must be a slot or -1 but is " + root);
            }
        }
    }

    /// Layout settings by Graphistry's names (`gravity`, `scalingRatio`, `linLog` …); booleans are 0 and 1.
    record Configure(Map<String, Double> settings) implements Command {
        public Configure {
            settings = Map.copyOf(settings);
        }
    }

    /// Hold a node at a place, in layout coordinates.
    record Pin(int slot, float x, float y) implements Command {}

    record Unpin(int slot) implements Command {}

    /// The graph is gone: drop its state, write nothing more for it.
    record Delete() implements Command {}
}
