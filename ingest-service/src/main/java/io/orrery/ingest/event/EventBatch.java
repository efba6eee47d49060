package io.orrery.ingest.event;

import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.ColumnSpec;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import io.orrery.ingest.table.TableWriter;
import io.orrery.topics.model.TablePart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the rows of one graph's events into tables that fit a record.
public final class EventBatch {
    private final TableWriter writer;
    private boolean empty = true;

    /// @param headerBytes size of what travels with each batch besides its rows
    public EventBatch(List<ColumnSpec> columns, int headerBytes, BatchSink sink) throws RefusedException {
        this.writer = new TableOutput(TablePart.EVENTS, TableOutput.Expected.NOTHING, headerBytes, Limits.DEFAULT, sink)
                .begin(columns);
    }

    /// @param cells as in [EventOutcome.Row]
    /// @param offset of the event in its topic
    /// @param receivedMicros when it came in
    /// @throws RefusedException when the row is larger than a record may be; the row is not in the batch
    public void add(@Nullable Object[] cells, long offset, long receivedMicros) throws RefusedException {
        List<ColumnSpec> columns = writer.columns();
        for (int i = 0; i < columns.size() - 2; i++) {
            switch (cells[i]) {
                case null -> {
                    // stays missing
                }
                case String text -> writer.text(i, text);
                case Double number -> writer.decimal(i, number);
                case Long micros -> writer.time(i, micros);
                default -> throw new IllegalStateException("no cell is a " + cells[i]);
            }
        }
        writer.integer(columns.size() - 2, offset);
        writer.time(columns.size() - 1, receivedMicros);
        try {
            writer.endRow(1);
        } catch (RefusedException e) {
            writer.dropRow();
            throw e;
        }
        empty = false;
    }

    /// Hands over what was collected, if anything.
    public void finish() {
        if (!empty) {
            writer.finish();
        }
    }
}
