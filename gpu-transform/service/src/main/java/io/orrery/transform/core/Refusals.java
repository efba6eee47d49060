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

    Refusals(long firstRow) {
        this.firstRow = firstRow;
    }

    /// One row and why. `row` counts from the start of the upload.
    public record Refusal(long row, Reason reason, String message) {}

    void add(int row, Reason reason, String message) {
        count++;
        if (named.size() < MAX_NAMED) {
            named.add(new Refusal(firstRow + row, reason, message));
        }
    }

    /// Refuses all rows for one cause.
    void addAll(int rows, Reason reason, String message) {
        count += rows;
        named.add(new Refusal(firstRow, reason, message));
    }

    public int count() {
        return count;
    }

    public List<Refusal> named() {
        return Collections.unmodifiableList(named);
    }
}
