package io.orrery.layout.force;

import io.orrery.device.compute.Accelerator;
import io.orrery.device.compute.Column;
import io.orrery.device.compute.Kernel;

/// The launches of one iteration, in order, and all that they depend on: equal ones need not be recorded again.
///
/// @param size slots, empty ones included
/// @param bodies that exist, at least 1
/// @param hubs rows that [DeviceState#hubs] lists
/// @param longest as in [ForceEngine#step]
/// @param even every link pulls with the strength 1, so that [DeviceState#pull] holds nothing
/// @param exact all pairs instead of the tree
record DeviceIteration(
        Accelerator accelerator,
        DeviceState on,
        int size,
        int bodies,
        int hubs,
        ForceSettings settings,
        double longest,
        boolean even,
        boolean exact) {
    /// Bodies with more links than this get a group of lanes each.
    static final int HUB = 256;

    private static final int LANES = 256;
    private static final int TARGETS = Group.SIZE;
    /// Groups of a launch whose work is not known on the host.
    private static final int MOST_GROUPS = 65_535;

    void run() {
        forces();
        int sets = sets(size);
        launch(motion("swing"), sets, size, on.mass, on.mobility, on.fx, on.fy, on.oldFx, on.oldFy, on.partial);
        launch(motion("adapt"), 1, on.partial, sets, bodies, settings.jitterTolerance(), on.scalars);
        launch(
                motion("move"),
                sets,
                size,
                on.mass,
                on.mobility,
                on.fx,
                on.fy,
                on.oldFx,
                on.oldFy,
                flag(settings.lockedX()),
                flag(settings.lockedY()),
                flag(settings.lockedR()),
                on.scalars,
                on.x,
                on.y,
                on.partial,
                sized());
        launch(motion("moved"), 1, on.partial, sets, on.scalars, DeviceState.HISTORY, on.history);
    }

    void forces() {
        int n = bodies;
        double ratio = settings.scalingRatio();
        int sets = sets(n);
        launch(tree("measure"), sets, on.occupied, on.x, on.y, n, on.partial);
        launch(tree("measured"), 1, on.partial, sets, n, longest, ratio, on.scalars);
        if (exact) {
            gather(on.occupied, n);
            accelerator.launch(
                    PushKernels.SOURCE.kernel("pushAll"),
                    (n + TARGETS - 1) / TARGETS,
                    TARGETS,
                    on.occupied,
                    on.packedX,
                    on.packedY,
                    on.packedMass,
                    n,
                    ratio,
                    on.fx,
                    on.fy,
                    on.oldFx,
                    on.oldFy,
                    on.packedRadius,
                    sized(),
                    on.mobility);
        } else {
            launch(tree("morton"), groups(n), on.occupied, on.x, on.y, n, on.scalars, on.keys, on.order);
            on.sort.run(on.keys, on.order, n);
            gather(on.order, n);
            build(n);
            pushTree(n, ratio);
        }
        pull();
    }

    private void gather(Column order, int n) {
        launch(
                tree("gather"),
                groups(n),
                order,
                on.x,
                on.y,
                on.mass,
                n,
                on.packedX,
                on.packedY,
                on.packedMass,
                on.radius,
                on.packedRadius,
                sized());
    }

    private void build(int n) {
        launch(tree("countCells"), groups(n), on.keys, n, Cells.LEAF, TARGETS, on.cells, on.groups);
        on.scan.run(on.cells, n);
        on.scan.run(on.groups, n);
        launch(
                tree("emitCells"),
                groups(n),
                on.keys,
                n,
                Cells.LEAF,
                TARGETS,
                on.cells,
                on.groups,
                on.first,
                on.count,
                on.skip,
                on.depth,
                on.groupFirst,
                on.groupCount);
        for (int level = TreeKernels.DEEPEST; level >= 0; level--) {
            launch(
                    tree("moments"),
                    Math.max(1, groups(n) / 8),
                    on.cells,
                    n,
                    level,
                    on.first,
                    on.count,
                    on.skip,
                    on.depth,
                    on.packedX,
                    on.packedY,
                    on.packedMass,
                    on.moments[0],
                    on.moments[1],
                    on.moments[2],
                    on.moments[3],
                    on.moments[4],
                    on.moments[5],
                    on.moments[6],
                    on.moments[7]);
        }
    }

    private void pushTree(int n, double ratio) {
        accelerator.launch(
                PushKernels.SOURCE.kernel("pushTree"),
                Math.min(MOST_GROUPS, n / (TARGETS / 4) + 1),
                TARGETS,
                on.groups,
                n,
                on.groupFirst,
                on.groupCount,
                on.cells,
                on.first,
                on.count,
                on.skip,
                on.moments[0],
                on.moments[1],
                on.moments[2],
                on.moments[3],
                (float) Math.pow(Repulsion.THETA * settings.theta(), 2),
                on.order,
                on.packedX,
                on.packedY,
                on.packedMass,
                ratio,
                on.fx,
                on.fy,
                on.oldFx,
                on.oldFy,
                on.packedRadius,
                sized(),
                on.mobility);
    }

    private void pull() {
        float gravity = (float) settings.gravity();
        int strong = flag(settings.strongGravity());
        int logarithmic = flag(settings.linLog());
        launch(
                PushKernels.SOURCE.kernel("pull"),
                groups(size),
                size,
                on.x,
                on.y,
                on.mass,
                on.start,
                on.neighbour,
                on.pull,
                HUB,
                gravity,
                strong,
                logarithmic,
                on.fx,
                on.fy,
                on.radius,
                sized(),
                on.mobility,
                flag(even));
        launch(
                PushKernels.SOURCE.kernel("pullHubs"),
                hubs,
                on.hubs,
                on.x,
                on.y,
                on.mass,
                on.start,
                on.neighbour,
                on.pull,
                gravity,
                strong,
                logarithmic,
                on.fx,
                on.fy,
                on.radius,
                sized(),
                on.mobility,
                flag(even));
    }

    private void launch(Kernel kernel, int groups, Object... arguments) {
        accelerator.launch(kernel, groups, LANES, arguments);
    }

    private static Kernel tree(String name) {
        return TreeKernels.SOURCE.kernel(name);
    }

    private static Kernel motion(String name) {
        return MotionKernels.SOURCE.kernel(name);
    }

    private static int groups(int lanes) {
        return (lanes + LANES - 1) / LANES;
    }

    private static int sets(int lanes) {
        return Math.min(DeviceState.SETS, groups(lanes));
    }

    private int sized() {
        return flag(settings.preventOverlap());
    }

    private static int flag(boolean on) {
        return on ? 1 : 0;
    }
}
