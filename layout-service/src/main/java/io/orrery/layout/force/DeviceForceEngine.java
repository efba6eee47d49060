package io.orrery.layout.force;

import io.orrery.device.compute.Accelerator;
import io.orrery.device.compute.DeviceFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// ForceAtlas2 on an [Accelerator], meaning what [CpuForceEngine] means. An iteration is a list of launches: tree,
/// forces, speed and step all happen on the device, which keeps the state while iterations follow each other and writes
/// down what each of them moved. The host waits only when the last one is queued, or when that list is full. Links stay
/// there as long as the same ones are passed.
///
/// Not bit for bit the CPU's picture: sums are added in another order, and a hub's by many lanes. One step's forces
/// differ by about a millionth of their size. The result is the same every time on one device.
public final class DeviceForceEngine implements DeviceEngine {
    private static final int SPARE = 256;

    private final Accelerator accelerator;
    private final int exactBelow;
    private @Nullable DeviceState state;
    private @Nullable Links linked;
    private int hubs;
    private int[] occupied = new int[0];
    private Accelerator.@Nullable Recording recording;
    private @Nullable DeviceIteration recorded;

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
    public long roomBytes() {
        return accelerator.freeBytes() + (state == null ? 0 : bytes(state.slots, state.entries));
    }

    @Override
    public Motion step(Bodies bodies, Links links, ForceSettings settings, GlobalSpeed speed, double longest) {
        return run(bodies, links, settings, speed, longest, 1).getLast();
    }

    @Override
    public List<Motion> run(
            Bodies bodies, Links links, ForceSettings settings, GlobalSpeed speed, double longest, int iterations) {
        int count = list(bodies);
        if (count == 0) {
            return Collections.nCopies(iterations, new Motion(0, 0, 0, 0, 0, 0));
        }
        DeviceState on = upload(bodies, links, settings, count);
        DeviceIteration iteration = new DeviceIteration(
                accelerator, on, bodies.size, count, hubs, settings, longest, links.isEven(), count <= exactBelow);
        Runnable one = iterations == 1 ? iteration::run : recording(iteration)::replay;
        List<Motion> motions = new ArrayList<>(iterations);
        for (int left = iterations; left > 0; left -= DeviceState.HISTORY) {
            int part = Math.min(left, DeviceState.HISTORY);
            begin(on, speed);
            for (int i = 0; i < part; i++) {
                one.run();
            }
            motions.addAll(motions(on, speed, count, part));
        }
        download(on, bodies);
        return motions;
    }

    /// Only the forces, as [CpuForceEngine#forces].
    void forces(Bodies bodies, Links links, ForceSettings settings) {
        int count = list(bodies);
        if (count > 0) {
            DeviceState on = upload(bodies, links, settings, count);
            begin(on, new GlobalSpeed());
            new DeviceIteration(
                            accelerator, on, bodies.size, count, hubs, settings, 1, links.isEven(), count <= exactBelow)
                    .forces();
            accelerator.finish();
            download(on, bodies);
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

    private DeviceState upload(Bodies bodies, Links links, ForceSettings settings, int count) {
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
        if (settings.preventOverlap()) {
            on.radius.write(bodies.radius.length == 0 ? new float[bodies.size] : bodies.radius, bodies.size);
        }
        if (links != linked) {
            on.start.write(links.start, links.start.length);
            on.neighbour.write(links.neighbour, links.neighbour.length);
            on.pull.write(links.pull, links.pull.length);
            int[] rows = new int[links.start.length];
            hubs = 0;
            for (int i = 0; i + 1 < links.start.length; i++) {
                if (links.degree(i) > DeviceIteration.HUB) {
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
        state = new DeviceState(accelerator, slots + slots / 8 + SPARE, Math.addExact(entries, entries / 8));
        return state;
    }

    /// The speed to begin with, and an empty history.
    private static void begin(DeviceState on, GlobalSpeed speed) {
        double[] scalars = new double[DeviceState.SCALARS];
        scalars[DeviceState.SPEED] = speed.speed();
        scalars[DeviceState.EFFICIENCY] = speed.efficiency();
        on.scalars.write(scalars, scalars.length);
    }

    /// Waits for the iterations; of their results these few numbers come back, the rest stays.
    private List<Motion> motions(DeviceState on, GlobalSpeed speed, int count, int iterations) {
        accelerator.finish();
        double[] history = new double[iterations * DeviceState.SCALARS];
        on.history.read(history, history.length);
        int rows = (int) history[history.length - DeviceState.SCALARS + DeviceState.ITERATION];
        if (rows != iterations) {
            throw new DeviceFault(accelerator.device().label() + " ran " + rows + " of " + iterations + " iterations");
        }
        List<Motion> motions = new ArrayList<>(iterations);
        for (int row = 0; row < history.length; row += DeviceState.SCALARS) {
            speed.set(history[row + DeviceState.SPEED], history[row + DeviceState.EFFICIENCY]);
            motions.add(new Motion(
                    count,
                    history[row + DeviceState.SWINGING],
                    history[row + DeviceState.TRACTION],
                    history[row + DeviceState.TRAVELLED],
                    history[row + DeviceState.FURTHEST],
                    history[row + DeviceState.RADIUS]));
        }
        return motions;
    }

    private static void download(DeviceState on, Bodies bodies) {
        on.x.read(bodies.x, bodies.size);
        on.y.read(bodies.y, bodies.size);
        on.fx.read(bodies.fx, bodies.size);
        on.fy.read(bodies.fy, bodies.size);
        on.oldFx.read(bodies.oldFx, bodies.size);
        on.oldFy.read(bodies.oldFy, bodies.size);
    }

    private Accelerator.Recording recording(DeviceIteration iteration) {
        if (recording == null || !iteration.equals(recorded)) {
            if (recording != null) {
                recording.close();
            }
            recording = accelerator.record(iteration::run);
            recorded = iteration;
        }
        return recording;
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
