package io.orrery.topics.model;

import static io.orrery.topics.model.OrderBy.COUNT;
import static io.orrery.topics.model.OrderBy.DEGREE;
import static io.orrery.topics.model.OrderBy.FIRST_SEEN;
import static io.orrery.topics.model.OrderBy.HOPS;
import static io.orrery.topics.model.OrderBy.LAST_SEEN;
import static io.orrery.topics.model.OrderBy.NONE;
import static io.orrery.topics.model.OrderBy.SIZE;
import static io.orrery.topics.model.OrderBy.TYPE;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The ways to lay out a graph.
public enum Layout {
    /// The force model, live.
    FORCE("force"),
    /// The force model with edges inside communities pulling harder than those across.
    MODULARITY_WEIGHTED("modularity-weighted"),
    GROUP_IN_A_BOX("group-in-a-box"),
    TREE("tree"),
    RADIAL("radial"),
    TIME_RINGS("time-rings"),
    CIRCLE("circle"),
    GRID("grid"),
    /// Web mercator; the nodes' given x and y are longitude and latitude in degrees.
    GEOGRAPHIC("geographic"),
    /// The places that came with the data.
    GIVEN("given");

    private final String word;

    Layout(String word) {
        this.word = word;
    }

    /// As commands and addresses write it.
    @JsonValue
    public String word() {
        return word;
    }

    /// What it can order nodes by; never empty. The first is what it takes when nobody says.
    public List<OrderBy> orders() {
        return switch (this) {
            case FORCE, MODULARITY_WEIGHTED, GROUP_IN_A_BOX, TREE, GEOGRAPHIC, GIVEN -> List.of(NONE);
            case RADIAL -> List.of(HOPS, DEGREE, COUNT, SIZE, TYPE, FIRST_SEEN, LAST_SEEN);
            case TIME_RINGS -> List.of(FIRST_SEEN, LAST_SEEN);
            case CIRCLE -> List.of(TYPE, DEGREE, COUNT, SIZE, FIRST_SEEN, LAST_SEEN);
            case GRID -> List.of(DEGREE, COUNT, SIZE, TYPE, FIRST_SEEN, LAST_SEEN);
        };
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
