package io.orrery.device.cpu;

import io.orrery.device.Workers;
import io.orrery.device.compute.Accelerator;
import io.orrery.device.compute.Column;
import io.orrery.device.compute.Definition;
import io.orrery.device.compute.Device;
import io.orrery.device.compute.ElementType;
import io.orrery.device.compute.Kernel;
import io.orrery.device.compute.KernelSource;
import io.orrery.device.compute.Operands;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Runs kernels as their definitions. A launch has run when it returns.
public final class CpuAccelerator implements Accelerator {
    private static final int ALIGNMENT = 64;

    private final Workers workers;

    /// @param workers the cores; not closed here
    public CpuAccelerator(Workers workers) {
        this.workers = workers;
    }

    /// The machine's processors as a device.
    public static Device describe() {
        Runtime runtime = Runtime.getRuntime();
        return new Device("cpu", 0, runtime.availableProcessors() + " cores", "", Device.Kind.CPU, runtime.maxMemory());
    }

    @Override
    public Device device() {
        return describe();
    }

    @Override
    public long freeBytes() {
        return Runtime.getRuntime().maxMemory();
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the column closes it
    public Column allocate(ElementType type, long count) {
        Arena arena = Arena.ofShared();
        return new HostColumn(type, count, arena, arena.allocate(Math.max(1, count) * type.bytes(), ALIGNMENT));
    }

    @Override
    public void load(KernelSource source) {
        // A definition is compiled already.
    }

    @Override
    public void launch(Kernel kernel, int groups, int groupSize, Object... arguments) {
        kernel.check(arguments);
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i] instanceof HostColumn column ? column.memory : arguments[i];
        }
        Operands operands = new Operands(values);
        Definition definition = kernel.definition();
        workers.run(
                groups, (group, worker) -> definition.run(new Definition.Group(group, groups, groupSize), operands));
    }

    @Override
    public Recording record(Runnable work) {
        return new Recording() {
            @Override
            public void replay() {
                work.run();
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    @Override
    public void finish() {
        // Launches have run when they return.
    }

    @Override
    public void close() {
        // Columns free themselves; the cores belong to whoever made them.
    }

    private record HostColumn(ElementType type, long count, Arena arena, MemorySegment memory) implements Column {
        @Override
        public void write(MemorySegment source) {
            check(source);
            MemorySegment.copy(source, 0, memory, 0, source.byteSize());
        }

        @Override
        public void read(MemorySegment target) {
            check(target);
            MemorySegment.copy(memory, 0, target, 0, target.byteSize());
        }

        private void check(MemorySegment other) {
            if (other.byteSize() > size()) {
                throw new IllegalArgumentException(
                        "a column of " + size() + " bytes cannot exchange " + other.byteSize() + " bytes");
            }
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}
