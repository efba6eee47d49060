package io.orrery.layout.force;

import io.orrery.device.compute.Accelerator;
import io.orrery.device.compute.Column;
import io.orrery.device.compute.Kernel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// ForceAtlas2 on an [Accelerator], meaning what [CpuForceEngine] means. An iteration is a list of launches that the
/// host
/// does not wait for: tree, forces, speed and step all happen on the device, which keeps the state while iterations
/// follow each other. Links stay there as long as the same ones are passed.
///
/// Not bit for bit the CPU's picture: sums are added in another order, and a hub's by many lanes. One step's forces
/// differ by about a millionth of their size. The result is the same every time on one device.
public final class DeviceForceEngine implements ForceEngine {
    /// Bodies with more links than this get a group of lanes each.
    static final int HUB = 256;

    private static final int LANES = 256;
    private static final int TARGETS = Group.SIZE;
    /// Groups of a launch whose work is not known on the host.
    private static final int MOST_GROUPS = 65_535;

    private final Accelerator accelerator;
    private final int exactBelow;
    private @Nullable DeviceState state;
    private @Nullable Links linked;
    private int hubs;
    private int[] occupied = new int[0];
    private Accelerator.@Nullable Recording recording;
    private @Nullable Shape recorded;

    /// What an iteration's launches depend on, besides the columns.
    private record Shape(int size, int bodies, int hubs, ForceSettings settings, double longest) {}

    /// @param accelerator closed with this engine
    public DeviceForceEngine(Accelerator accelerator) {
        this(accelerator, Repulsion.EXACT);
    }

    DeviceForceEngine(Accelerator accelerator, int exactBelow) {
        this.accelerator = accelerator;
        this.exactBelow = exactBelow;
        accelerator.load(TreeKernels.SOURCE);
        accelerator.load(PushKernels.SOURCE);
        accelerator.load(MotionKernels.SOURCE);
    }

    /// What a graph takes of the device's memory, in bytes.
    ///
    /// @param slots of the bodies, empty ones included
    /// @param entries of the links: two for each edge
    public static long bytes(long slots, long entries) {
        return DeviceState.bytes(slots, entries);
    }

    @Override
    public Motion step(Bodies bodies, Links links, ForceSettings settings, GlobalSpeed speed, double longest) {
        return run(bodies, links, settings, speed, longest, 1);
    }

    @Override
    public Motion run(
            Bodies bodies, Links links, ForceSettings settings, GlobalSpeed speed, double longest, int iterations) {
        int count = list(bodies);
        if (count == 0) {
            bodies.turnForces();
            Arrays.fill(bodies.fx, 0, bodies.size, 0);
            Arrays.fill(bodies.fy, 0, bodies.size, 0);
            return new Motion(0, 0, 0, 0, 0, 0);
        }
        DeviceState on = upload(bodies, links, speed, count);
        Shape shape = new Shape(bodies.size, count, hubs, settings, longest);
        if (iterations == 1) {
            iterate(on, shape);
        } else {
            Accelerator.Recording one = recording(on, shape);
            for (int i = 0; i < iterations; i++) {
                one.replay();
            }
        }
        return download(on, bodies, speed, count);
    }

    /// Only the forces, as [CpuForceEngine#forces].
    void forces(Bodies bodies, Links links, ForceSettings settings) {
        int count = list(bodies);
        if (count > 0) {
            GlobalSpeed speed = new GlobalSpeed();
            DeviceState on = upload(bodies, links, speed, count);
            forces(on, new Shape(bodies.size, count, hubs, settings, 1));
            download(on, bodies, speed, count);
        }
    }

    private int list(Bodies bodies) {
        occupied = occupied.length < bodies.size ? new int[bodies.size] : occupied;
        int count = 0;
        for (int i = 0; i < bodies.size; i++) {
            if (bodies.mass[i] > 0) {
                occupied[count++] = i;
            }
        }
        return count;
    }

    private DeviceState upload(Bodies bodies, Links links, GlobalSpeed speed, int count) {
        DeviceState on = room(bodies.size, links.neighbour.length);
        on.x.write(bodies.x, bodies.size);
        on.y.write(bodies.y, bodies.size);
        on.fx.write(bodies.fx, bodies.size);
        on.fy.write(bodies.fy, bodies.size);
        on.oldFx.write(bodies.oldFx, bodies.size);
        on.oldFy.write(bodies.oldFy, bodies.size);
        on.mass.write(bodies.mass, bodies.size);
        on.mobility.write(bodies.mobility, bodies.size);
        on.occupied.write(occupied, count);
        on.scalars.write(new double[] {speed.speed(), speed.efficiency()}, 2);
        if (links != linked) {
            on.start.write(links.start, links.start.length);
            on.neighbour.write(links.neighbour, links.neighbour.length);
            on.pull.write(links.pull, links.pull.length);
            int[] rows = new int[links.start.length];
            hubs = 0;
            for (int i = 0; i + 1 < links.start.length; i++) {
                if (links.degree(i) > HUB) {
                    rows[hubs++] = i;
                }
            }
            on.hubs.write(rows, hubs);
            linked = links;
        }
        return on;
    }

    private DeviceState room(int slots, int entries) {
        if (state != null && state.slots >= slots && state.entries >= entries) {
            return state;
        }
        forget();
        state = new DeviceState(accelerator, slots + slots / 8 + LANES, Math.addExact(entries, entries / 8));
        return state;
    }

    private Motion download(DeviceState on, Bodies bodies, GlobalSpeed speed, int count) {
        accelerator.finish();
        double[] scalars = new double[DeviceState.SCALARS];
        on.scalars.read(scalars, DeviceState.SCALARS);
        on.x.read(bodies.x, bodies.size);
        on.y.read(bodies.y, bodies.size);
        on.fx.read(bodies.fx, bodies.size);
        on.fy.read(bodies.fy, bodies.size);
        on.oldFx.read(bodies.oldFx, bodies.size);
        on.oldFy.read(bodies.oldFy, bodies.size);
        speed.set(scalars[DeviceState.SPEED], scalars[DeviceState.EFFICIENCY]);
        return new Motion(
                count,
                scalars[DeviceState.SWINGING],
                scalars[DeviceState.TRACTION],
                scalars[DeviceState.TRAVELLED],
                scalars[DeviceState.FURTHEST],
                scalars[DeviceState.RADIUS]);
    }

    private Accelerator.Recording recording(DeviceState on, Shape shape) {
        if (recording == null || !shape.equals(recorded)) {
            if (recording != null) {
                recording.close();
            }
            recording = accelerator.record(() -> iterate(on, shape));
            recorded = shape;
        }
        return recording;
    }

    private void iterate(DeviceState on, Shape shape) {
        forces(on, shape);
        ForceSettings settings = shape.settings();
        int sets = sets(shape.size());
        launch(motion("swing"), sets, shape.size(), on.mass, on.mobility, on.fx, on.fy, on.oldFx, on.oldFy, on.partial);
        launch(motion("adapt"), 1, on.partial, sets, shape.bodies(), settings.jitterTolerance(), on.scalars);
        launch(
                motion("move"),
                sets,
                shape.size(),
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
                on.partial);
        launch(motion("moved"), 1, on.partial, sets, on.scalars);
    }

    private void forces(DeviceState on, Shape shape) {
        ForceSettings settings = shape.settings();
        int n = shape.bodies();
        double ratio = settings.scalingRatio();
        int sets = sets(n);
        launch(tree("measure"), sets, on.occupied, on.x, on.y, n, on.partial);
        launch(tree("measured"), 1, on.partial, sets, n, shape.longest(), ratio, on.scalars);
        if (n <= exactBelow) {
            gather(on, on.occupied, n);
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
                    on.oldFy);
        } else {
            launch(tree("morton"), groups(n), on.occupied, on.x, on.y, n, on.scalars, on.keys, on.order);
            on.sort.run(on.keys, on.order, n);
            gather(on, on.order, n);
            build(on, n);
            pushTree(on, n, ratio);
        }
        pull(on, shape);
    }

    private void gather(DeviceState on, Column order, int n) {
        launch(tree("gather"), groups(n), order, on.x, on.y, on.mass, n, on.packedX, on.packedY, on.packedMass);
    }

    private void build(DeviceState on, int n) {
        launch(tree("countCells"), groups(n), on.keys, n, Quadtree.LEAF, TARGETS, on.cells, on.groups);
        on.scan.run(on.cells, n);
        on.scan.run(on.groups, n);
        launch(
                tree("emitCells"),
                groups(n),
                on.keys,
                n,
                Quadtree.LEAF,
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

    private void pushTree(DeviceState on, int n, double ratio) {
        accelerator.launch(
                PushKernels.SOURCE.kernel("pushTree"),
                Math.min(MOST_GROUPS, n / (Quadtree.LEAF / 4) + 1),
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
                (float) (Repulsion.THETA * Repulsion.THETA),
                on.order,
                on.packedX,
                on.packedY,
                on.packedMass,
                ratio,
                on.fx,
                on.fy,
                on.oldFx,
                on.oldFy);
    }

    private void pull(DeviceState on, Shape shape) {
        float gravity = (float) shape.settings().gravity();
        int strong = flag(shape.settings().strongGravity());
        int logarithmic = flag(shape.settings().linLog());
        launch(
                PushKernels.SOURCE.kernel("pull"),
                groups(shape.size()),
                shape.size(),
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
                on.fy);
        launch(
                PushKernels.SOURCE.kernel("pullHubs"),
                shape.hubs(),
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
                on.fy);
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

    private static int flag(boolean on) {
        return on ? 1 : 0;
    }

    private void forget() {
        if (recording != null) {
            recording.close();
            recording = null;
        }
        if (state != null) {
            state.close();
            state = null;
        }
        linked = null;
    }

    /// Frees what is on the device, and the device.
    @Override
    public void close() {
        try {
            forget();
        } finally {
            accelerator.close();
        }
    }
}
