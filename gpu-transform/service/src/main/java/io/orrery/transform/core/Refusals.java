package io.orrery.transform.core;

import io.orrery.topics.model.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Rows of one batch that were not taken. All are counted, the first [#MAX_NAMED] are named.
public final class Refusals {
    /// Bound on refusals kept one by one; the dead letter holds the whole batch.
    public static final int MAX_NAMED = 20;

    private final long firstRow;
    private final List<Refusal> named = new ArrayList<>();
    private int count;
    private boolean full;

    Refusals(long firstRow) {
        this.firstRow = firstRow;
    }

    /// One row and why.
    ///
    /// @param row counts from the start of the upload
    /// @param onwards whether it stands for rows after it as well, since their cause stays
    public record Refusal(long row, Reason reason, String message, boolean onwards) {}

    void add(int row, Reason reason, String message) {
        count++;
        if (named.size() < MAX_NAMED) {
            named.add(new Refusal(firstRow + row, reason, message, false));
        }
    }

    /// Refuses a row because the graph may not grow; the first of a batch speaks for all.
    void addFull(int row, String message) {
        count++;
        if (!full) {
            full = true;
            named.add(new Refusal(firstRow + row, Reason.TOO_LARGE, message, true));
        }
    }

    /// Refuses all rows for one cause.
    void addAll(int rows, Reason reason, String message) {
        count += rows;
        named.add(new Refusal(firstRow, reason, message, true));
    }

    public int count() {
        return count;
    }

    public List<Refusal> named() {
        return Collections.unmodifiableList(named);
    }
}
