package io.orrery.ingest.format;

import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.Refusal;
import io.orrery.topics.model.TablePart;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes one upload of the tables of several files: their batches are numbered through, and only the last of all ends
/// it. Which is the last is known when everything was read, so one batch is held back.
final class JoinedSink implements BatchSink {
    private final BatchSink sink;
    private final Map<TablePart, Long> rows = new EnumMap<>(TablePart.class);
    private final Map<TablePart, Long> rowsBefore = new EnumMap<>(TablePart.class);
    private @Nullable Batch held;
    private int index;
    private String name = "";
    private double from;
    private double share = 1;

    JoinedSink(BatchSink sink) {
        this.sink = sink;
    }

    /// The next file begins.
    void file(String entry, double progressBefore, double progressShare) {
        this.name = entry;
        this.from = progressBefore;
        this.share = progressShare;
        rowsBefore.putAll(rows);
    }

    @Override
    public void batch(Batch batch) {
        long before = rowsBefore.getOrDefault(batch.part(), 0L);
        release(false);
        held = new Batch(
                batch.table(),
                batch.part(),
                index++,
                before + batch.firstRow(),
                false,
                from + share * batch.progress());
        rows.put(batch.part(), before + batch.firstRow() + batch.table().rows());
    }

    /// Everything was read.
    void finish() {
        release(true);
    }

    private void release(boolean last) {
        Batch next = held;
        if (next != null) {
            held = null;
            sink.batch(new Batch(
                    next.table(), next.part(), next.index(), next.firstRow(), last, last ? 1 : next.progress()));
        }
    }

    @Override
    public void rejected(Refusal refusal) {
        sink.rejected(new Refusal.Within(name, refusal));
    }

    @Override
    public void alive() {
        sink.alive();
    }
}
