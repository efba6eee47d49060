package io.orrery.ingest.cage;

import io.orrery.ingest.cage.Kernel.RefusedByKernelException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Files that this thread, and whatever it starts, may open: those under the folders named here, and no others. Also
/// no TCP, and no signals to other processes, where the kernel knows these walls.
final class Landlock {
    private static final long EXECUTE = 1;
    private static final long WRITE_FILE = 1 << 1;
    private static final long READ_FILE = 1 << 2;
    private static final long READ_FOLDER = 1 << 3;
    private static final long TRUNCATE = 1 << 14;
    private static final long READ = EXECUTE | READ_FILE | READ_FOLDER;
    /// Rights that a rule about a file may speak of.
    private static final long OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE;
    private static final long FIRST_RIGHTS = (1L << 13) - 1;
    private static final long TCP = 3;
    private static final long SCOPES = 3;
    private static final int PATH_RULE = 1;
    private static final long AT_CURRENT = -100;
    private static final long OPEN_PATH = 0x200000 | 0x80000;

    private Landlock() {}

    /// @param read files and folders that may be read
    /// @param write folders in which everything is allowed
    static void close(List<Path> read, List<Path> devices, List<Path> write) throws RefusedByKernelException {
        long version = Kernel.call("Landlock is not in this kernel", SystemCalls.LANDLOCK_CREATE, 0, 0, 1);
        long rights = FIRST_RIGHTS
                | (version >= 2 ? 1 << 13 : 0)
                | (version >= 3 ? TRUNCATE : 0)
                | (version >= 5 ? 1 << 15 : 0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ruleset = arena.allocate(24, 8);
            ruleset.setAtIndex(ValueLayout.JAVA_LONG, 0, rights);
            ruleset.setAtIndex(ValueLayout.JAVA_LONG, 1, version >= 4 ? TCP : 0);
            ruleset.setAtIndex(ValueLayout.JAVA_LONG, 2, version >= 6 ? SCOPES : 0);
            long size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
            long rules = Kernel.call("Landlock", SystemCalls.LANDLOCK_CREATE, ruleset.address(), size, 0);
            for (Path path : read) {
                allow(rules, path, READ & rights, arena);
            }
            for (Path path : devices) {
                allow(rules, path, (READ_FILE | WRITE_FILE) & rights, arena);
            }
            for (Path path : write) {
                allow(rules, path, rights, arena);
            }
            Kernel.call("Landlock", SystemCalls.LANDLOCK_RESTRICT, rules, 0);
        }
    }

    private static void allow(long rules, Path path, long rights, Arena arena) throws RefusedByKernelException {
        if (!Files.exists(path)) {
            return;
        }
        long opened = Kernel.call(
                "opening " + path,
                SystemCalls.OPENAT,
                AT_CURRENT,
                arena.allocateFrom(path.toString()).address(),
                OPEN_PATH);
        MemorySegment rule = arena.allocate(16, 8);
        rule.set(ValueLayout.JAVA_LONG, 0, Files.isDirectory(path) ? rights : rights & OF_FILES);
        rule.set(ValueLayout.JAVA_INT, 8, (int) opened);
        Kernel.call("a rule about " + path, SystemCalls.LANDLOCK_RULE, rules, PATH_RULE, rule.address(), 0);
        Kernel.call("closing", SystemCalls.CLOSE, opened);
    }
}
