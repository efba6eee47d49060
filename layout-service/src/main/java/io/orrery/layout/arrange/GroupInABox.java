package io.orrery.layout.arrange;

import io.orrery.layout.force.ForceEngine;
import java.util.Arrays;

/// A box for each community, its area that of its nodes, and in it the community alone, laid out by force: Rodrigues
/// and others, "Group-in-a-Box Layout for Multi-faceted Analysis of Communities", 2011. Nodes without a community share
/// the last box, in a grid.
final class GroupInABox implements Provider {
    private static final double ASPECT = 1.6;
    /// Share of a box that stays free on every side.
    private static final double MARGIN = 0.08;

    private final ForceEngine engine;

    GroupInABox(ForceEngine engine) {
        this.engine = engine;
    }

    @Override
    public Outcome arrange(Request request) {
        int nodes = request.nodes();
        Outcome.Places places = Outcome.Places.of(nodes);
        if (nodes == 0) {
            return places;
        }
        Groups groups = Groups.of(request.graph(), request.seed());
        double height = 2 * SPACING * Math.sqrt(nodes / ASPECT);
        double width = ASPECT * height;
        double[] sizes = new double[groups.count()];
        Arrays.setAll(sizes, group -> groups.size(group));
        Box[] boxes = Treemap.of(sizes, new Box(-width / 2, -height / 2, width, height));
        Inside inside = new Inside(engine, request.graph(), groups);
        for (int group = 0; group < groups.count(); group++) {
            inside.place(group, boxes[group].inset(MARGIN), places);
        }
        return places;
    }
}
