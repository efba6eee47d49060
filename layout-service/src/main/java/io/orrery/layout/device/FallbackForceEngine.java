package io.orrery.layout.device;

import io.orrery.device.compute.DeviceFault;
import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.DeviceEngine;
import io.orrery.layout.force.DeviceForceEngine;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.GlobalSpeed;
import io.orrery.layout.force.Links;
import io.orrery.layout.force.Motion;
import io.orrery.layout.force.Remark;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Computes on the first device that works. One that fails is closed and not tried again; the step is repeated on the
/// next one, and on the CPU after the last. A graph that a device's memory does not hold is laid out on the CPU while
/// others stay on the device.
public final class FallbackForceEngine implements ForceEngine {
    private static final Logger LOG = LoggerFactory.getLogger(FallbackForceEngine.class);

    private final List<Candidate> candidates;
    private final ForceEngine cpu;
    private final MemoryWatch watch;
    private int next;
    private @Nullable DeviceEngine engine;
    private @Nullable Remark lost;
    private @Nullable Remark remark;
    /// Needs above this have been logged: a graph that grows is no news at every step.
    private long warnedBytes;

    /// A device that may be opened.
    ///
    /// @param label for logs and users
    /// @param open may throw [DeviceFault]
    public record Candidate(String label, Supplier<DeviceEngine> open) {}

    /// @param candidates the best first
    /// @param cpu what never fails; closed with this engine
    public FallbackForceEngine(List<Candidate> candidates, ForceEngine cpu, MemoryWatch watch) {
        this.candidates = List.copyOf(candidates);
        this.cpu = cpu;
        this.watch = watch;
    }

    @Override
    public Motion step(Bodies bodies, Links links, ForceSettings settings, GlobalSpeed speed, double longest) {
        return run(bodies, links, settings, speed, longest, 1).getLast();
    }

    @Override
    public List<Motion> run(
            Bodies bodies, Links links, ForceSettings settings, GlobalSpeed speed, double longest, int iterations) {
        long needed = DeviceForceEngine.bytes(bodies.size, links.entries());
        while (next < candidates.size()) {
            try {
                DeviceEngine device = open();
                if (!fits(needed, device.roomBytes())) {
                    return cpu.run(bodies, links, settings, speed, longest, iterations);
                }
                List<Motion> motions = device.run(bodies, links, settings, speed, longest, iterations);
                remark = lost;
                return motions;
            } catch (DeviceFault fault) {
                giveUp(fault);
            }
        }
        remark = lost;
        return cpu.run(bodies, links, settings, speed, longest, iterations);
    }

    private DeviceEngine open() {
        DeviceEngine open = engine;
        if (open == null) {
            open = candidates.get(next).open().get();
            engine = open;
        }
        return open;
    }

    private boolean fits(long needed, long room) {
        MemoryWatch.Verdict verdict = watch.judge(needed, room);
        String label = candidates.get(next).label();
        boolean news = needed > warnedBytes + warnedBytes / 4;
        String figures = String.format(Locale.ROOT, "%,d MiB of %s's %,d MiB", needed >> 20, label, room >> 20);
        switch (verdict) {
            case FITS -> {}
            case TIGHT -> {
                if (news) {
                    LOG.warn(
                            "a graph takes {}; one of more than {} % is laid out on the CPU",
                            figures, watch.refusePercent());
                    warnedBytes = needed;
                }
            }
            case REFUSED -> {
                remark = new Remark(false, "laid out on the CPU: the graph would take " + figures);
                if (news) {
                    LOG.warn("a graph is laid out on the CPU: it would take {}", figures);
                    warnedBytes = needed;
                }
            }
        }
        return verdict != MemoryWatch.Verdict.REFUSED;
    }

    private void giveUp(DeviceFault fault) {
        String label = candidates.get(next).label();
        close(engine);
        engine = null;
        next++;
        String then = next < candidates.size() ? candidates.get(next).label() : "the CPU";
        LOG.error("{} takes over the layout from {}: {}", then, label, fault.getMessage(), fault);
        lost = new Remark(true, "laid out on " + then + ", because a device failed: " + fault.getMessage());
    }

    /// A device that broke may refuse to be closed, too.
    private static void close(@Nullable DeviceEngine engine) {
        try {
            if (engine != null) {
                engine.close();
            }
        } catch (RuntimeException refused) {
            LOG.warn("a device could not be closed: {}", refused.toString());
        }
    }

    @Override
    public @Nullable Remark remark() {
        return remark;
    }

    @Override
    public void close() {
        close(engine);
        engine = null;
        cpu.close();
    }
}
