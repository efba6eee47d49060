package io.orrery.ingest.entity;

import java.util.ArrayList;
import java.util.List;

/// What is wrong in a file of rules, in its order: whoever writes one sees more than the first mistake. For one thread.
final class RuleProblems {
    private static final int MOST = 20;

    private final List<RuleException> found = new ArrayList<>();

    @FunctionalInterface
    interface Part {
        void read() throws RuleException;
    }

    /// Reads a part that the others do not depend on.
    void collect(Part part) throws RuleException {
        try {
            part.read();
        } catch (RuleException wrong) {
            found.add(wrong);
            if (found.size() == MOST) {
                check();
            }
        }
    }

    /// @throws RuleException the first one, which knows the others
    void check() throws RuleException {
        if (!found.isEmpty()) {
            throw found.getFirst().with(found.subList(1, found.size()));
        }
    }
}
