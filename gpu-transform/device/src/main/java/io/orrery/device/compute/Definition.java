package io.orrery.device.compute;

/// What one group of a kernel computes, in Java. Groups run in any order and at the same time, so one must not read
/// what another writes.
@FunctionalInterface
public interface Definition {
    void run(Group group, Operands operands);

    /// For kernels whose lanes know nothing of each other.
    static Definition ofLanes(Lane lane) {
        return (group, operands) -> {
            int first = group.number() * group.size();
            for (int number = first; number < first + group.size(); number++) {
                lane.run(number, operands);
            }
        };
    }

    /// What one lane computes.
    @FunctionalInterface
    interface Lane {
        /// @param number over all groups, from 0
        void run(int number, Operands operands);
    }

    /// @param number from 0
    /// @param count how many groups were launched
    /// @param size lanes of each
    record Group(int number, int count, int size) {}
}
