package io.orrery.ingest.cage;

import io.orrery.ingest.cage.Kernel.RefusedByKernelException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// A seccomp filter for all threads of this process: calls of the kernel that a parser has no business with fail. New
/// threads are allowed, new processes not.
final class CallFilter {
    private static final int LOAD = 0x20;
    private static final int EQUAL = 0x15;
    private static final int AT_LEAST = 0x35;
    private static final int ANY_BIT = 0x45;
    private static final int ANSWER = 0x06;
    private static final int ALLOW = 0x7FFF0000;
    private static final int KILL = 0x80000000;
    private static final int FAIL = 0x00050000;
    private static final int NOT_PERMITTED = 1;
    private static final int NOT_THERE = 38;
    /// Calls of x32, which have other numbers for the same things.
    private static final int OTHER_NUMBERS = 0x40000000;
    private static final int NEW_THREAD = 0x10000;
    private static final int NUMBER_AT = 0;
    private static final int ARCHITECTURE_AT = 4;
    private static final int FIRST_ARGUMENT_AT = 16;
    private static final int SET_FILTER = 1;
    private static final int ALL_THREADS = 1;

    private CallFilter() {}

    /// One instruction of the kernel's filter machine.
    private record Step(int code, int ifTrue, int ifFalse, int value) {}

    static void close() throws RefusedByKernelException {
        List<Step> steps = steps();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment program = arena.allocate(8L * steps.size(), 8);
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                program.set(ValueLayout.JAVA_SHORT, 8L * i, (short) step.code);
                program.set(ValueLayout.JAVA_BYTE, 8L * i + 2, (byte) step.ifTrue);
                program.set(ValueLayout.JAVA_BYTE, 8L * i + 3, (byte) step.ifFalse);
                program.set(ValueLayout.JAVA_INT, 8L * i + 4, step.value);
            }
            MemorySegment described = arena.allocate(16, 8);
            described.set(ValueLayout.JAVA_SHORT, 0, (short) steps.size());
            described.set(ValueLayout.ADDRESS, 8, program);
            Kernel.call(
                    "seccomp is not in this kernel", SystemCalls.SECCOMP, SET_FILTER, ALL_THREADS, described.address());
        }
    }

    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(LOAD, 0, 0, ARCHITECTURE_AT));
        steps.add(new Step(EQUAL, 1, 0, SystemCalls.ARCHITECTURE));
        steps.add(new Step(ANSWER, 0, 0, KILL));
        steps.add(new Step(LOAD, 0, 0, NUMBER_AT));
        steps.add(new Step(AT_LEAST, 0, 1, OTHER_NUMBERS));
        steps.add(new Step(ANSWER, 0, 0, FAIL | NOT_PERMITTED));
        for (int call : SystemCalls.forbidden()) {
            steps.add(new Step(EQUAL, 0, 1, call));
            steps.add(new Step(ANSWER, 0, 0, FAIL | NOT_PERMITTED));
        }
        // The C library falls back to clone, whose flags can be looked at.
        steps.add(new Step(EQUAL, 0, 1, (int) SystemCalls.CLONE3));
        steps.add(new Step(ANSWER, 0, 0, FAIL | NOT_THERE));
        steps.add(new Step(EQUAL, 0, 3, (int) SystemCalls.CLONE));
        steps.add(new Step(LOAD, 0, 0, FIRST_ARGUMENT_AT));
        steps.add(new Step(ANY_BIT, 1, 0, NEW_THREAD));
        steps.add(new Step(ANSWER, 0, 0, FAIL | NOT_PERMITTED));
        steps.add(new Step(ANSWER, 0, 0, ALLOW));
        return steps;
    }
}
