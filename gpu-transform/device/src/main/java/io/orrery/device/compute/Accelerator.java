package io.orrery.device.compute;

/// A compute device that is open: memory, kernels and an ordered queue of launches.
///
/// Used by one platform thread at a time. Launches return before they have run and run one after the other; a transfer
/// or [#finish] waits for them. Every method may throw [DeviceFault].
public interface Accelerator extends AutoCloseable {
    /// What it is.
    Device device();

    /// Memory that may still be allocated, in bytes; an estimate where the driver does not tell.
    long freeBytes();

    /// Memory for `count` numbers; at least one element is allocated.
    Column allocate(ElementType type, long count);

    default Column floats(long count) {
        return allocate(ElementType.FLOAT, count);
    }

    default Column ints(long count) {
        return allocate(ElementType.INT, count);
    }

    default Column doubles(long count) {
        return allocate(ElementType.DOUBLE, count);
    }

    /// Compiles a source's kernels for this device, once; later launches find them.
    void load(KernelSource source);

    /// Queues a kernel of a loaded source.
    ///
    /// @param groups how many groups; none is no launch
    /// @param groupSize lanes of a group, a power of two that the kernel is written for
    /// @param arguments columns of this accelerator, Integer, Float or Double, as the kernel's parameters say
    /// @throws IllegalArgumentException when the arguments are not those of the kernel; names the first wrong one
    void launch(Kernel kernel, int groups, int groupSize, Object... arguments);

    /// Remembers the launches that `work` makes, so that they can be repeated at little cost. `work` may launch, and
    /// nothing else; whether it also runs now is up to the device, so that no result may be expected of it.
    Recording record(Runnable work);

    /// Waits until all that was queued has run.
    void finish();

    @Override
    void close();

    /// Launches that can be repeated, with the same arguments.
    interface Recording extends AutoCloseable {
        void replay();

        @Override
        void close();
    }
}
