package io.orrery.layout.force;

import io.orrery.device.compute.Definition;
import io.orrery.device.compute.Definition.Group;
import io.orrery.device.compute.KernelSource;
import io.orrery.device.compute.Operands;
import io.orrery.device.compute.Operands.Floats;
import io.orrery.device.compute.Operands.Ints;
import java.util.Map;

/// Definitions of the kernels in `force.cl`, which mean what [Repulsion] and [Pull] do.
final class PushKernels {
    static final KernelSource SOURCE = new KernelSource(
            PushKernels.class,
            "force",
            Map.of(
                    "pushAll",
                    Definition.ofLanes(PushKernels::pushAll),
                    "pushTree",
                    PushKernels::pushTree,
                    "pull",
                    Definition.ofLanes(PushKernels::pull),
                    "pullHubs",
                    (group, operands) -> pullHub(group.number(), operands)));

    private PushKernels() {}

    /// Adds mass · difference / distance² of one source to the two sums.
    private static void add(float[] sums, float x, float y, float px, float py, float mass) {
        float dx = x - px;
        float dy = y - py;
        float factor = mass / (dx * dx + dy * dy + Accumulate.NEVER_ZERO);
        sums[0] += dx * factor;
        sums[1] += dy * factor;
    }

    private static void add(float[] sums, Operands o, int columns, int target, int source) {
        Floats x = o.floats(columns);
        Floats y = o.floats(columns + 1);
        add(
                sums,
                x.at(target),
                y.at(target),
                x.at(source),
                y.at(source),
                o.floats(columns + 2).at(source));
    }

    /// The same of a source that has a size, by the gap between the rims, as [Collisions] has it.
    private static void addSized(float[] sums, Operands o, int columns, int rims, int target, int source) {
        Floats x = o.floats(columns);
        Floats y = o.floats(columns + 1);
        Floats rim = o.floats(rims);
        double dx = (double) x.at(target) - x.at(source);
        double dy = (double) y.at(target) - y.at(source);
        double mass = o.floats(columns + 2).at(source);
        double factor = Collisions.factor(dx, dy, mass, rim.at(target), rim.at(source));
        sums[0] += (float) (dx * factor);
        sums[1] += (float) (dy * factor);
    }

    /// The forces in the four columns from `at` on: those so far become the old ones.
    private static void turn(Operands o, int at, int slot, float strength, float[] sums) {
        o.floats(at + 2).put(slot, o.floats(at).at(slot));
        o.floats(at + 3).put(slot, o.floats(at + 1).at(slot));
        o.floats(at).put(slot, strength * sums[0]);
        o.floats(at + 1).put(slot, strength * sums[1]);
    }

    private static void pushAll(int k, Operands o) {
        int n = o.number(4);
        if (k < n && o.floats(12).at(o.ints(0).at(k)) > 0) {
            float[] sums = new float[2];
            for (int j = 0; j < n; j++) {
                if (o.number(11) != 0) {
                    addSized(sums, o, 1, 10, k, j);
                } else {
                    add(sums, o, 1, k, j);
                }
            }
            turn(o, 6, o.ints(0).at(k), (float) (o.wide(5) * o.floats(3).at(k)), sums);
        }
    }

    private static void pushTree(Group group, Operands o) {
        int all = o.ints(0).at(o.number(1));
        for (int g = group.number(); g < all; g += group.count()) {
            int from = o.ints(2).at(g);
            int targets = o.ints(3).at(g);
            float[] box = box(o, from, from + targets);
            for (int k = from; k < from + targets; k++) {
                if (o.floats(24).at(o.ints(13).at(k)) > 0) {
                    float[] sums = walk(o, box, from, targets, k);
                    turn(
                            o,
                            18,
                            o.ints(13).at(k),
                            (float) (o.wide(17) * o.floats(16).at(k)),
                            sums);
                }
            }
        }
    }

    /// Middle and half the extent, in x and in y, of those that may move.
    private static float[] box(Operands o, int from, int to) {
        float minX = Float.POSITIVE_INFINITY;
        float minY = Float.POSITIVE_INFINITY;
        float maxX = Float.NEGATIVE_INFINITY;
        float maxY = Float.NEGATIVE_INFINITY;
        for (int k = from; k < to; k++) {
            if (o.floats(24).at(o.ints(13).at(k)) > 0) {
                minX = Math.min(minX, o.floats(14).at(k));
                minY = Math.min(minY, o.floats(15).at(k));
                maxX = Math.max(maxX, o.floats(14).at(k));
                maxY = Math.max(maxY, o.floats(15).at(k));
            }
        }
        return new float[] {(minX + maxX) / 2, (minY + maxY) / 2, (maxX - minX) / 2, (maxY - minY) / 2};
    }

    private static float[] walk(Operands o, float[] box, int from, int targets, int target) {
        Floats px = o.floats(14);
        Floats py = o.floats(15);
        float[] sums = new float[2];
        float x = px.at(target);
        float y = py.at(target);
        int last = o.ints(4).at(o.number(1));
        int cell = 0;
        while (cell < last) {
            float centreX = o.floats(8).at(cell);
            float centreY = o.floats(9).at(cell);
            float awayX = Math.max(0, Math.abs(centreX - box[0]) - box[2]);
            float awayY = Math.max(0, Math.abs(centreY - box[1]) - box[3]);
            int begin = o.ints(5).at(cell);
            int end = begin + o.ints(6).at(cell);
            int next = o.ints(7).at(cell);
            boolean overlaps = from < end && from + targets > begin;
            if (!overlaps
                    && (awayX * awayX + awayY * awayY) * o.real(12)
                            > o.floats(11).at(cell)) {
                add(sums, x, y, centreX, centreY, o.floats(10).at(cell));
                cell = next;
            } else if (next == cell + 1) {
                for (int j = begin; j < end; j++) {
                    if (o.number(23) != 0) {
                        addSized(sums, o, 14, 22, target, j);
                    } else {
                        add(sums, o, 14, target, j);
                    }
                }
                cell = next;
            } else {
                cell++;
            }
        }
        return sums;
    }

    private static void pull(int i, Operands o) {
        if (i >= o.number(0)) {
            return;
        }
        if (o.ints(4).at(i + 1) - o.ints(4).at(i) <= o.number(7)) {
            attract(o, i, 8);
        }
    }

    private static void pullHub(int hub, Operands o) {
        attract(o, o.ints(0).at(hub), 7);
    }

    /// Both kernels have the body columns and links at the same places, then gravity and what follows at `gravity`.
    private static void attract(Operands o, int i, int gravity) {
        if (o.floats(3).at(i) == 0 || o.floats(gravity + 7).at(i) == 0) {
            return;
        }
        Floats x = o.floats(1);
        Floats y = o.floats(2);
        Ints start = o.ints(4);
        float px = x.at(i);
        float py = y.at(i);
        float sumX = 0;
        float sumY = 0;
        for (int h = start.at(i); h < start.at(i + 1); h++) {
            int j = o.ints(5).at(h);
            float dx = x.at(j) - px;
            float dy = y.at(j) - py;
            float factor = o.number(gravity + 8) != 0 ? 1 : o.floats(6).at(h);
            if (o.number(gravity + 6) != 0) {
                float radii =
                        o.floats(gravity + 5).at(i) + o.floats(gravity + 5).at(j);
                factor *= Pull.outside(dx, dy, radii, o.number(gravity + 2) != 0);
            } else if (o.number(gravity + 2) != 0) {
                factor *= Pull.logarithm(dx, dy);
            }
            sumX += factor * dx;
            sumY += factor * dy;
        }
        float weight = o.real(gravity) * o.floats(3).at(i);
        float centre = o.number(gravity + 1) == 0 ? Pull.weak(weight, px, py) : weight;
        Floats fx = o.floats(gravity + 3);
        Floats fy = o.floats(gravity + 4);
        fx.put(i, fx.at(i) + (sumX - centre * px));
        fy.put(i, fy.at(i) + (sumY - centre * py));
    }
}
