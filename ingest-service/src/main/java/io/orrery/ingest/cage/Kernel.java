package io.orrery.ingest.cage;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.List;

/// Calls of the Linux kernel that Java has no words for.
final class Kernel {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    private static final MethodHandle SYSCALL = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("syscall"),
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG),
            Linker.Option.firstVariadicArg(1),
            Linker.Option.captureCallState("errno"));

    private Kernel() {}

    /// The kernel said no.
    static final class RefusedByKernelException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedByKernelException(String what, int errno) {
            super(what + " (errno " + errno + ")");
        }
    }

    /// @param what the call is for, in words for the log
    /// @return what the call gave
    static long call(String what, long number, long... arguments) throws RefusedByKernelException {
        long[] all = new long[5];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long result = (long) SYSCALL.invokeExact(state, number, all[0], all[1], all[2], all[3], all[4]);
            if (result == -1) {
                throw new RefusedByKernelException(what, (int) ERRNO.get(state, 0L));
            }
            return result;
        } catch (RefusedByKernelException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("calling the kernel", e);
        }
    }

    /// Turns this process into another program. Returns only by throwing.
    static void become(String program, List<String> arguments, List<String> environment)
            throws RefusedByKernelException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(program);
            call(
                    "execve",
                    SystemCalls.EXECVE,
                    name.address(),
                    texts(arguments, arena).address(),
                    texts(environment, arena).address());
        }
    }

    private static MemorySegment texts(List<String> texts, Arena arena) {
        MemorySegment array = arena.allocate(POINTER, texts.size() + 1L);
        for (int i = 0; i < texts.size(); i++) {
            array.setAtIndex(POINTER, i, arena.allocateFrom(texts.get(i)));
        }
        array.setAtIndex(POINTER, texts.size(), MemorySegment.NULL);
        return array;
    }
}
