package io.orrery.layout.device;

/// How full a device's memory may get.
///
/// @param warnPercent of the room from which on a graph is worth a line in the log, 1..100
/// @param refusePercent of the room above which a graph is not laid out there, at least as much
public record MemoryWatch(int warnPercent, int refusePercent) {
    /// A tenth is left for what the driver itself takes.
    public static final MemoryWatch DEFAULT = new MemoryWatch(75, 90);

    public MemoryWatch {
        if (warnPercent < 1 || warnPercent > refusePercent || refusePercent > 100) {
            throw new IllegalArgumentException("ORRERY_LAYOUT_DEVICE_MEMORY_WARN_PERCENT and _REFUSE_PERCENT must rise"
                    + " within 1..100, were " + warnPercent + " and " + refusePercent);
        }
    }

    /// What is to be done with a graph.
    public enum Verdict {
        FITS,
        TIGHT,
        REFUSED
    }

    /// @param neededBytes by the graph
    /// @param roomBytes that a graph may take
    public Verdict judge(long neededBytes, long roomBytes) {
        double share = 100.0 * neededBytes / Math.max(1, roomBytes);
        if (share > refusePercent) {
            return Verdict.REFUSED;
        }
        return share > warnPercent ? Verdict.TIGHT : Verdict.FITS;
    }
}
