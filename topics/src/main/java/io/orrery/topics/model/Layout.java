package io.orrery.topics.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The ways to lay out a graph, and what each can order its nodes by; the first is what it takes when nobody says.
public enum Layout {
    /// The force model, live.
    FORCE("force", OrderBy.NONE),
    /// The force model with edges inside communities pulling harder than those across.
    MODULARITY_WEIGHTED("modularity-weighted", OrderBy.NONE),
    GROUP_IN_A_BOX("group-in-a-box", OrderBy.NONE),
    TREE("tree", OrderBy.NONE),
    RADIAL(
            "radial",
            OrderBy.HOPS,
            OrderBy.DEGREE,
            OrderBy.COUNT,
            OrderBy.SIZE,
            OrderBy.TYPE,
            OrderBy.FIRST_SEEN,
            OrderBy.LAST_SEEN),
    TIME_RINGS("time-rings", OrderBy.FIRST_SEEN, OrderBy.LAST_SEEN),
    CIRCLE("circle", OrderBy.TYPE, OrderBy.DEGREE, OrderBy.COUNT, OrderBy.SIZE, OrderBy.FIRST_SEEN, OrderBy.LAST_SEEN),
    GRID("grid", OrderBy.DEGREE, OrderBy.COUNT, OrderBy.SIZE, OrderBy.TYPE, OrderBy.FIRST_SEEN, OrderBy.LAST_SEEN),
    /// Web mercator; the nodes' given x and y are longitude and latitude in degrees.
    GEOGRAPHIC("geographic", OrderBy.NONE),
    /// The places that came with the data.
    GIVEN("given", OrderBy.NONE);

    private final String word;
    private final List<OrderBy> orders;

    Layout(String word, OrderBy... orders) {
        this.word = word;
        this.orders = List.of(orders);
    }

    /// As commands and addresses write it.
    @JsonValue
    public String word() {
        return word;
    }

    /// What it can order by; never empty.
    public List<OrderBy> orders() {
        return orders;
    }

    /// Whether it says where every node is; otherwise the force model moves them.
    public boolean isFixed() {
        return this != FORCE && this != MODULARITY_WEIGHTED;
    }

    public static Optional<Layout> of(String word) {
        return Arrays.stream(values())
                .filter(layout -> layout.word.equals(word))
                .findFirst();
    }

    /// All words, for messages.
    public static List<String> words() {
        return Arrays.stream(values()).map(Layout::word).toList();
    }

    @JsonCreator
    static Layout known(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("no layout is called " + word));
    }
}
