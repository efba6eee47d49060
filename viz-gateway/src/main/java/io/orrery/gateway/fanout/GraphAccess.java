package io.orrery.gateway.fanout;

import io.orrery.gateway.fanout.core.History;
import io.orrery.gateway.fanout.core.ReferenceBook;
import io.orrery.topics.model.GraphId;
import java.util.List;
import reactor.core.publisher.Mono;

/// What the fan-out holds of a graph, for reading; opens the graph when nobody looks at it at present.
public interface GraphAccess {

    /// @param references what lies behind the slots, oldest first
    record Loaded(GraphId id, History history, List<ReferenceBook.Page> references) {}

    /// The graph once it is loaded; empty when it has no data yet or no room can be made for it.
    Mono<Loaded> loaded(GraphId graph, Object summary);
}
