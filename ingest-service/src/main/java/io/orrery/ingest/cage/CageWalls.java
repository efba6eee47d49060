package io.orrery.ingest.cage;

import io.orrery.ingest.cage.Kernel.RefusedByKernelException;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The first Java in a cage: builds the walls around itself and turns into the Java that reads, which so has them in
/// all its threads from its first instruction on. Arguments: the folder, bytes of memory, the program and its own.
final class CageWalls {
    /// Tells the second Java which walls are missing.
    static final String MISSING = "CAGE_MISSING";

    private static final int LIMIT_FILE_BYTES = 1;
    private static final int LIMIT_DATA_BYTES = 2;
    private static final int LIMIT_CORE_BYTES = 4;
    private static final int LIMIT_FILES = 7;
    private static final long MOST_FILE_BYTES = 16L << 30;
    private static final long MOST_FILES = 1_024;
    private static final int NO_NEW_PRIVILEGES = 38;
    /// `CAP_DAC_READ_SEARCH`.
    private static final int MAY_SEARCH = 1 << 2;

    private static final int CAPABILITIES_VERSION = 0x20080522;
    private static final List<String> SYSTEM = List.of(
            "/lib",
            "/lib64",
            "/usr/lib",
            "/usr/lib64",
            "/etc/ld.so.cache",
            "/proc/self",
            "/proc/meminfo",
            "/proc/cpuinfo",
            "/proc/stat",
            "/proc/version",
            "/sys/fs/cgroup",
            "/sys/devices/system/cpu",
            "/sys/kernel/mm/transparent_hugepage");
    private static final List<String> DEVICES = List.of("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom");

    private final List<String> missing = new ArrayList<>();

    private CageWalls() {}

    /// One wall.
    private interface Wall {
        void build() throws RefusedByKernelException, IOException;
    }

    public static void main(String[] arguments) throws RefusedByKernelException {
        Path folder = Path.of(arguments[0]);
        long memory = Long.parseLong(arguments[1]);
        List<String> program = List.of(arguments).subList(2, arguments.length);
        CageWalls walls = new CageWalls();
        walls.build("limits of memory and files", () -> limits(memory));
        walls.build("no new privileges", () -> Kernel.call("prctl", SystemCalls.PRCTL, NO_NEW_PRIVILEGES, 1, 0, 0, 0));
        boolean files = walls.build(
                "no files but its own (Landlock)",
                () -> Landlock.close(readable(), DEVICES.stream().map(Path::of).toList(), List.of(folder)));
        walls.build("no capabilities", () -> dropCapabilities(files ? MAY_SEARCH : 0));
        List<String> environment = List.of("LC_ALL=C.UTF-8", MISSING + "=" + String.join(", ", walls.missing));
        Kernel.become(program.getFirst(), program, environment);
    }

    /// Whether it stands.
    private boolean build(String name, Wall wall) {
        try {
            wall.build();
            return true;
        } catch (RefusedByKernelException | IOException e) {
            missing.add(name + ": " + e.getMessage());
            return false;
        }
    }

    private static void limits(long memory) throws RefusedByKernelException {
        limit(LIMIT_DATA_BYTES, memory);
        limit(LIMIT_FILE_BYTES, MOST_FILE_BYTES);
        limit(LIMIT_FILES, MOST_FILES);
        limit(LIMIT_CORE_BYTES, 0);
    }

    private static void limit(int resource, long most) throws RefusedByKernelException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment softAndHard = arena.allocate(16, 8);
            softAndHard.setAtIndex(ValueLayout.JAVA_LONG, 0, most);
            softAndHard.setAtIndex(ValueLayout.JAVA_LONG, 1, most);
            Kernel.call("setrlimit", SystemCalls.SETRLIMIT, resource, softAndHard.address());
        }
    }

    /// Without them root is a user like others; as no privileges are new, the second Java does not get them back.
    ///
    /// @param kept for root to find its class path in somebody else's folder; what it may open there Landlock says
    private static void dropCapabilities(int kept) throws RefusedByKernelException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment header = arena.allocate(8, 8);
            header.set(ValueLayout.JAVA_INT, 0, CAPABILITIES_VERSION);
            MemorySegment effectiveAndPermitted = arena.allocate(24, 8);
            int few = isRoot() ? kept : 0;
            effectiveAndPermitted.set(ValueLayout.JAVA_INT, 0, few);
            effectiveAndPermitted.set(ValueLayout.JAVA_INT, 4, few);
            Kernel.call("capset", SystemCalls.CAPSET, header.address(), effectiveAndPermitted.address());
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /// What a Java needs to start and to load classes.
    private static List<Path> readable() throws IOException {
        List<Path> paths = new ArrayList<>(SYSTEM.stream().map(Path::of).toList());
        Path java = Path.of(System.getProperty("java.home")).toRealPath();
        paths.add(java);
        for (Path part : List.of(java.resolve("conf"), java.resolve("lib/security"))) {
            // Distributions keep these elsewhere and link to them.
            try (Stream<Path> files = Files.walk(part)) {
                for (Path file : files.filter(Files::isSymbolicLink).toList()) {
                    if (Files.exists(file)) {
                        paths.add(file.toRealPath());
                    }
                }
            }
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                paths.add(Path.of(entry));
            }
        }
        String cache = System.getProperty("orrery.cage.cache", "");
        if (!cache.isEmpty()) {
            paths.add(Path.of(cache));
        }
        return paths;
    }
}
