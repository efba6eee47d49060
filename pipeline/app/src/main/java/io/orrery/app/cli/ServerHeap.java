package io.orrery.app.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// How large the server's heap may become: a quarter of the memory that this machine or container has, within bounds.
/// It decides how large a graph may be. Idle memory goes back to the system, so a large bound costs nothing by itself.
public final class ServerHeap {
    private static final long MEBIBYTE = 1 << 20;
    private static final long LEAST = 1_400 * MEBIBYTE;
    private static final long MOST = 8_192 * MEBIBYTE;

    private ServerHeap() {}

    /// As an option of the Java launcher.
    public static String option() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return option(system.getTotalMemorySize());
    }

    static String option(long memoryBytes) {
        return "-Xmx" + Math.clamp(memoryBytes / 4, LEAST, MOST) / MEBIBYTE + "m";
    }
}
