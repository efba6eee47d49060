package io.orrery.layout.arrange;

import io.orrery.layout.force.ForceEngine;
import io.orrery.topics.model.Layout;

/// One way to lay out a graph.
@FunctionalInterface
public interface Provider {
    /// Distance between neighbouring places, in layout units: about that of the force model.
    double SPACING = 20;

    /// Takes O((n + m) log n), except where forces or communities are asked for.
    Outcome arrange(Request request);

    /// The provider of a layout.
    ///
    /// @param engine for those that need forces; used by one call at a time
    /// @throws IllegalArgumentException for [Layout#FORCE], which has none: it is what runs when nothing else does
    static Provider of(Layout layout, ForceEngine engine) {
        return switch (layout) {
            case FORCE -> throw new IllegalArgumentException("the force model is live, it needs no provider");
            case MODULARITY_WEIGHTED -> new ModularityWeighted();
            case GROUP_IN_A_BOX -> new GroupInABox(engine);
            case TREE -> new Tree();
            case RADIAL -> new Radial();
            case TIME_RINGS -> new TimeRings();
            case CIRCLE -> new Circle();
            case GRID -> new Grid();
            case GEOGRAPHIC -> new Geographic();
            case GIVEN -> new Given();
        };
    }
}
