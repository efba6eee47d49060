package io.orrery.transform.core;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// When each row of a table happened, milliseconds since 1970. Rows of a stream always have a time: that of
/// their reception when they name none. Rows of an upload without a time column and without a window have none.
final class RowTimes {
    private final Optional<Column> times;
    private final Optional<Column> received;
    private final long batchReceived;
    private final boolean always;

    private RowTimes(Optional<Column> times, Optional<Column> received, long batchReceived, boolean always) {
        this.times = times;
        this.received = received;
        this.batchReceived = batchReceived;
        this.always = always;
    }

    static RowTimes of(TableHeader header, Table table) {
        String name = header.spec().timeColumn();
        boolean always = header.part() == TablePart.EVENTS || header.spec().windowMillis() > 0;
        long batchReceived = header.receivedMicros() > 0 ? header.receivedMicros() / 1_000 : Nodes.NO_TIME;
        Optional<Column> times = name.isEmpty() ? Optional.empty() : table.column(name);
        return new RowTimes(times, table.column(TableHeader.RECEIVED_COLUMN), batchReceived, always);
    }

    /// [Nodes#NO_TIME] when there is none.
    long event(int row) {
        long time = times.isPresent() ? millis(times.get(), row) : Nodes.NO_TIME;
        return time == Nodes.NO_TIME && always ? received(row) : time;
    }

    /// [Nodes#NO_TIME] when unknown.
    long received(int row) {
        if (received.isPresent() && received.get().isPresent(row)) {
            return millis(received.get(), row);
        }
        return batchReceived;
    }

    private static long millis(Column column, int row) {
        if (!column.isPresent(row)) {
            return Nodes.NO_TIME;
        }
        return switch (column) {
            case Column.Times times -> Math.floorDiv(times.micros()[row], 1_000L);
            case Column.Integers integers -> ofNumber(integers.values()[row]);
            case Column.Decimals decimals -> ofSeconds(decimals.values()[row]);
            case Column.Text text -> ofText(String.valueOf(text.values()[row]));
            case Column.Booleans _ -> Nodes.NO_TIME;
        };
    }

    /// Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size: each unit is
    /// unambiguous from 1973 to 5138.
    private static long ofNumber(long number) {
        long size = Math.abs(number);
        if (size < 100_000_000_000L) {
            return number * 1_000;
        }
        if (size < 100_000_000_000_000L) {
            return number;
        }
        return size < 100_000_000_000_000_000L ? number / 1_000 : number / 1_000_000;
    }

    private static long ofSeconds(double number) {
        return Math.abs(number) < 1e11 ? Math.round(number * 1e3) : ofNumber((long) number);
    }

    private static long ofText(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException _) {
            double number = Numbers.parse(text);
            return Double.isFinite(number) ? ofSeconds(number) : Nodes.NO_TIME;
        }
    }
}
