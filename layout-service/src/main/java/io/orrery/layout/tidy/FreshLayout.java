package io.orrery.layout.tidy;

import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.live.Alignment;
import io.orrery.layout.live.LiveLayout;
import io.orrery.layout.live.Picture;
import io.orrery.layout.live.Shape;
import io.orrery.layout.measure.Debt;
import io.orrery.layout.measure.Drawing;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/// Lays the graph of a picture out as if it were new, and compares.
public final class FreshLayout {
    /// Bound on the steps; a layout that is not at rest by then is judged as it is.
    private static final int MOST_STEPS = 2_500;

    private static final float[] NONE = {};

    private FreshLayout() {}

    /// Lays out from nothing to rest; takes as long as a first start does.
    ///
    /// @param seed the same picture and seed give the same comparison
    /// @param goesOn asked before each step; false ends the layout where it is
    public static Comparison compare(Picture present, int seed, ForceEngine engine, BooleanSupplier goesOn) {
        Shape shape = present.shape();
        float[] pairs = layOut(present, seed, engine, goesOn);
        float[] x = new float[shape.slots().length];
        float[] y = new float[x.length];
        for (int node = 0; node < x.length; node++) {
            x[node] = pairs[2 * node];
            y[node] = pairs[2 * node + 1];
        }
        Alignment alignment = new Alignment();
        for (int node = 0; node < x.length; node++) {
            alignment.add(x[node], y[node], present.x()[node], present.y()[node]);
        }
        alignment.fit(x, y);
        // Pinned nodes stay, so the offer is judged with them where they are.
        for (int node = 0; node < x.length; node++) {
            if (present.pinned()[node]) {
                x[node] = present.x()[node];
                y[node] = present.y()[node];
            }
        }
        Debt debt = Debt.between(
                new Drawing(present.x(), present.y(), shape.source(), shape.target()),
                new Drawing(x, y, shape.source(), shape.target()),
                seed);
        return new Comparison(debt, present.offer(x, y));
    }

    /// @return x, y by node number
    private static float[] layOut(Picture present, int seed, ForceEngine engine, BooleanSupplier goesOn) {
        Shape shape = present.shape();
        int[] nodes = upTo(shape.slots().length);
        LiveLayout layout = new LiveLayout(seed);
        layout.adopt(present.settings());
        layout.putNodes(nodes, NONE, NONE);
        if (present.radius().length > 0) {
            layout.resizeNodes(nodes, present.radius());
        }
        layout.putEdges(upTo(shape.source().length), shape.source(), shape.target(), shape.weight());
        layout.commit();
        for (int step = 0; step < MOST_STEPS && layout.moving() && goesOn.getAsBoolean(); step++) {
            layout.step(engine);
        }
        float[] pairs = new float[2 * nodes.length];
        layout.copyPositions(0, pairs);
        return pairs;
    }

    private static int[] upTo(int count) {
        int[] numbers = new int[count];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }
}
