package io.orrery.ingest.xlsx;

import io.orrery.ingest.table.CellText;
import io.orrery.ingest.table.ColumnType;
import io.orrery.ingest.table.TableWriter;
import io.orrery.ingest.table.TypeGuess;
import java.nio.charset.StandardCharsets;
import org.dhatim.fastexcel.reader.Cell;

/// One cell as Excel keeps it: a number, a text, a truth, or a number that its format shows as a time.
final class SheetCell {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    /// Days from Excel's day 0 to 1970, by the two calendars that Excel has.
    private static final double DAYS_TO_1970 = 25_569;

    private static final double DAYS_FROM_1904_TO_1970 = 24_107;
    /// The year 9999.
    private static final double MOST_DAYS = 2_958_466;

    private enum Kind {
        NOTHING,
        TEXT,
        WORD,
        FLAG,
        TIME
    }

    private final Kind kind;
    private final String value;
    private final long micros;

    private SheetCell(Kind kind, String value, long micros) {
        this.kind = kind;
        this.value = value;
        this.micros = micros;
    }

    /// A cell that is not there.
    static SheetCell nothing() {
        return new SheetCell(Kind.NOTHING, "", 0);
    }

    static SheetCell of(Cell cell, boolean from1904) {
        String raw = cell.getRawValue();
        String text = cell.getText();
        return switch (cell.getType()) {
            case EMPTY, ERROR -> nothing();
            case STRING -> new SheetCell(Kind.TEXT, text == null ? "" : text, 0);
            case BOOLEAN ->
                new SheetCell(Kind.FLAG, "1".equals(raw) || "true".equalsIgnoreCase(raw) ? "true" : "false", 0);
            case NUMBER -> number(raw == null ? "" : raw, cell, from1904);
            // What the formula gave when the file was saved.
            case FORMULA -> raw == null ? nothing() : number(raw, cell, from1904);
        };
    }

    private static SheetCell number(String raw, Cell cell, boolean from1904) {
        if (isTime(cell.getDataFormatId(), cell.getDataFormatString())) {
            byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
            if (CellText.isInteger(bytes, 0, bytes.length) || CellText.isDecimal(bytes, 0, bytes.length)) {
                double days = CellText.decimal(bytes, 0, bytes.length);
                if (days >= 0 && days < MOST_DAYS) {
                    double since = days - (from1904 ? DAYS_FROM_1904_TO_1970 : DAYS_TO_1970);
                    // A float of days knows the time to some microseconds; what was meant are milliseconds.
                    return new SheetCell(Kind.TIME, raw, Math.round(since * (MICROS_PER_DAY / 1_000)) * 1_000);
                }
            }
        }
        return new SheetCell(raw.isEmpty() ? Kind.NOTHING : Kind.WORD, raw, 0);
    }

    /// Whether a number's format is one of dates and times: by its number where Excel has it built in, else by its
    /// letters outside quotes and brackets.
    static boolean isTime(
            @org.jspecify.annotations.Nullable Integer id, @org.jspecify.annotations.Nullable String format) {
        if (id != null && ((id >= 14 && id <= 22) || (id >= 45 && id <= 47))) {
            return true;
        }
        return format != null
                && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").matches("(?i).*[ymdh].*");
    }

    boolean isNothing() {
        return kind == Kind.NOTHING;
    }

    String text() {
        return value;
    }

    void tell(TypeGuess guess) {
        switch (kind) {
            case NOTHING -> {}
            case TEXT -> guess.string(value);
            case WORD -> {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                guess.text(bytes, 0, bytes.length);
            }
            case FLAG -> guess.bool();
            case TIME -> guess.time();
        }
    }

    /// Writes it as the type that all cells of its column have together.
    void put(TableWriter writer, int column, ColumnType type) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        switch (type) {
            case UTF8 -> writer.text(column, kind == Kind.TIME ? time() : value);
            case INT64 -> writer.integer(column, CellText.integer(bytes, 0, bytes.length));
            case FLOAT64 -> writer.decimal(column, CellText.decimal(bytes, 0, bytes.length));
            case BOOL -> writer.bool(column, value.equals("true"));
            case TIMESTAMP ->
                writer.time(
                        column,
                        kind == Kind.TIME ? micros : io.orrery.ingest.table.Timestamps.parse(bytes, 0, bytes.length));
        }
    }

    private String time() {
        return java.time.Instant.EPOCH
                .plus(micros, java.time.temporal.ChronoUnit.MICROS)
                .toString();
    }
}
