package io.orrery.layout.force;

import io.orrery.device.array.RadixSort;
import io.orrery.device.array.Scan;
import io.orrery.device.compute.Accelerator;
import io.orrery.device.compute.Column;
import java.util.ArrayList;
import java.util.List;

/// A layout's columns on a device: bodies, links, and the room that an iteration needs. Sized when made; a larger graph
/// needs a new one.
final class DeviceState implements AutoCloseable {
    /// Places in [#scalars].
    static final int SPEED = 0;

    static final int EFFICIENCY = 1;
    static final int MIN_X = 2;
    static final int MIN_Y = 3;
    static final int SCALE = 4;
    static final int RADIUS = 5;
    static final int SWINGING = 6;
    static final int TRACTION = 7;
    static final int TRAVELLED = 8;
    static final int FURTHEST = 9;
    static final int LIMIT = 10;
    /// How many rows of [#history] are filled.
    static final int ITERATION = 11;

    static final int SCALARS = 12;

    /// Iterations that [#history] holds: so many follow each other before the host looks.
    static final int HISTORY = 64;

    /// Groups that a sum over all bodies is shared out to, at most.
    static final int SETS = 256;

    /// Bytes for each slot: nine columns of bodies, nine of the order and its sort, two of counts, two of links.
    private static final long SLOT_BYTES = 22L * Integer.BYTES;
    private static final long CELL_BYTES = 14L * Integer.BYTES;
    private static final long LINK_BYTES = 2L * Integer.BYTES;

    final int slots;
    final int entries;
    final Column x;
    final Column y;
    final Column fx;
    final Column fy;
    final Column oldFx;
    final Column oldFy;
    final Column mass;
    final Column mobility;
    /// Filled only where bodies have a size.
    final Column radius;

    /// Slots of the bodies that exist, in order.
    final Column occupied;

    final Column keys;
    /// Slots in the order of the curve.
    final Column order;

    final Column packedX;
    final Column packedY;
    final Column packedMass;
    final Column packedRadius;
    /// Number of the first cell that begins at each body.
    final Column cells;
    /// Number of the first group of targets that begins at each body.
    final Column groups;

    final Column first;
    final Column count;
    final Column skip;
    final Column depth;
    /// Centre x and y, mass, squared size, least x and y, greatest x and y.
    final Column[] moments = new Column[8];

    final Column groupFirst;
    final Column groupCount;
    final Column start;
    final Column neighbour;
    final Column pull;
    final Column hubs;
    final Column partial;
    final Column scalars;
    /// The scalars after each iteration, one row of [#SCALARS] for each.
    final Column history;

    final RadixSort sort;
    final Scan scan;

    private final Accelerator accelerator;
    private final List<Column> all = new ArrayList<>();

    /// @param slots bound on slots, empty ones included
    /// @param entries bound on the links' entries
    DeviceState(Accelerator accelerator, int slots, int entries) {
        this.accelerator = accelerator;
        this.slots = slots;
        this.entries = entries;
        int most = mostCells(slots);
        int mostGroups = Math.addExact(most, slots / Group.SIZE + 1);
        try {
            x = floats(slots);
            y = floats(slots);
            fx = floats(slots);
            fy = floats(slots);
            oldFx = floats(slots);
            oldFy = floats(slots);
            mass = floats(slots);
            mobility = floats(slots);
            radius = floats(slots);
            occupied = ints(slots);
            keys = ints(slots);
            order = ints(slots);
            packedX = floats(slots);
            packedY = floats(slots);
            packedMass = floats(slots);
            packedRadius = floats(slots);
            cells = ints(slots + 1L);
            groups = ints(slots + 1L);
            first = ints(most);
            count = ints(most);
            skip = ints(most);
            depth = ints(most);
            for (int i = 0; i < moments.length; i++) {
                moments[i] = floats(most);
            }
            groupFirst = ints(mostGroups);
            groupCount = ints(mostGroups);
            start = ints(slots + 1L);
            neighbour = ints(entries);
            pull = floats(entries);
            hubs = ints(slots);
            partial = keep(accelerator.doubles((long) TreeKernels.MEASURES * SETS));
            scalars = keep(accelerator.doubles(SCALARS));
            history = keep(accelerator.doubles((long) HISTORY * SCALARS));
            sort = new RadixSort(accelerator, slots);
            scan = new Scan(accelerator, slots);
        } catch (RuntimeException e) {
            all.forEach(Column::close);
            throw e;
        }
    }

    /// What a state of this size takes of a device's memory.
    static long bytes(long slots, long entries) {
        long cells = slots + slots / 2;
        return SLOT_BYTES * slots + CELL_BYTES * cells + LINK_BYTES * entries + (8L << 20);
    }

    /// Each level divides runs of more than [Cells#LEAF] bodies into at most four, and a divided cell has at least
    /// two parts.
    static int mostCells(int bodies) {
        long byLevels = 1 + 4L * TreeKernels.DEEPEST * (bodies / (Cells.LEAF + 1) + 1);
        return Math.toIntExact(Math.min(2L * bodies + 1, byLevels));
    }

    private Column floats(long count) {
        return keep(accelerator.floats(count));
    }

    private Column ints(long count) {
        return keep(accelerator.ints(count));
    }

    private Column keep(Column column) {
        all.add(column);
        return column;
    }

    @Override
    public void close() {
        sort.close();
        scan.close();
        all.forEach(Column::close);
    }
}
