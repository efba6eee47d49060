package io.orrery.ingest.csv;

import io.orrery.ingest.format.ReadOptions;
import io.orrery.ingest.format.SpooledFile;
import io.orrery.ingest.format.TableReader;
import io.orrery.ingest.table.CellText;
import io.orrery.ingest.table.ColumnSpec;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import io.orrery.ingest.table.TableWriter;
import io.orrery.ingest.table.Timestamps;
import io.orrery.ingest.table.TypeGuess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads CSV, TSV and the like. A record with too few or too many fields is left out and reported with its row; when
/// more than one record
/// in ten is like that, the file is refused as a whole, because then the delimiter or the format is wrong.
public final class CsvReader implements TableReader {
    private static final int RAGGED_SHARE = 10;

    @Override
    public void read(SpooledFile file, ReadOptions options, TableOutput out) throws RefusedException, IOException {
        refuseWideCharacters(file);
        CsvDialect dialect = CsvDialect.of(file, options, out);
        out.check(dialect.names());
        TableWriter writer = out.begin(columns(file, dialect, out));
        try (CsvScanner scanner = open(file, dialect, out)) {
            skipHeader(scanner, dialect);
            while (scanner.next()) {
                if (scanner.count() == dialect.names().size()) {
                    row(scanner, writer);
                    writer.endRow((double) scanner.offset() / file.bytes());
                } else {
                    out.reject(ragged(scanner, dialect));
                }
            }
        }
        writer.finish();
    }

    private static void refuseWideCharacters(SpooledFile file) throws IOException, RefusedException {
        byte[] head = file.head(2);
        if (head.length == 2
                && ((head[0] & 0xFF) == 0xFF || (head[0] & 0xFF) == 0xFE)
                && (head[0] & 0xFF) + (head[1] & 0xFF) == 0x1FD) {
            throw RefusedException.unsupported("it is UTF-16 text; save it as UTF-8", Position.atByte(0));
        }
    }

    /// First pass: types over all rows, well-formed text, and how many records are ragged.
    private static List<ColumnSpec> columns(SpooledFile file, CsvDialect dialect, TableOutput out)
            throws IOException, RefusedException {
        List<TypeGuess> guesses = new ArrayList<>();
        for (String name : dialect.names()) {
            guesses.add(new TypeGuess(out.isIdentifier(name)));
        }
        long records = 0;
        long raggedRecords = 0;
        Refusal firstRagged = null;
        try (CsvScanner scanner = open(file, dialect, out)) {
            skipHeader(scanner, dialect);
            while (scanner.next()) {
                records++;
                checkText(scanner);
                if (scanner.count() == guesses.size()) {
                    for (int i = 0; i < guesses.size(); i++) {
                        guesses.get(i).text(scanner.bytes(), scanner.start(i), scanner.end(i));
                    }
                } else if (raggedRecords++ == 0) {
                    firstRagged = ragged(scanner, dialect);
                }
            }
        }
        if (firstRagged != null && raggedRecords * RAGGED_SHARE > records) {
            throw new RefusedException(firstRagged);
        }
        List<ColumnSpec> columns = new ArrayList<>();
        for (int i = 0; i < guesses.size(); i++) {
            columns.add(new ColumnSpec(dialect.names().get(i), guesses.get(i).type()));
        }
        return columns;
    }

    private static void checkText(CsvScanner scanner) throws RefusedException {
        for (int i = 0; i < scanner.count(); i++) {
            int wrong = CellText.firstNotText(scanner.bytes(), scanner.start(i), scanner.end(i));
            if (wrong >= 0) {
                int value = scanner.bytes()[wrong] & 0xFF;
                throw RefusedException.malformed(
                        "CSV",
                        String.format(
                                java.util.Locale.ROOT,
                                "field %d holds the byte 0x%02X, which is not UTF-8 text",
                                i + 1,
                                value),
                        new Position(scanner.row(), null, scanner.offset()));
            }
        }
    }

    private static void row(CsvScanner scanner, TableWriter writer) {
        byte[] b = scanner.bytes();
        List<ColumnSpec> columns = writer.columns();
        for (int i = 0; i < columns.size(); i++) {
            int start = scanner.start(i);
            int end = scanner.end(i);
            switch (columns.get(i).type()) {
                case UTF8 -> {
                    if (start < end || scanner.isQuoted(i)) {
                        writer.text(i, b, start, end);
                    }
                }
                case INT64 -> {
                    if (!CellText.isMissing(b, start, end)) {
                        writer.integer(i, CellText.integer(b, start, end));
                    }
                }
                case FLOAT64 -> {
                    if (!CellText.isMissing(b, start, end)) {
                        writer.decimal(i, CellText.decimal(b, start, end));
                    }
                }
                case BOOL -> {
                    if (!CellText.isMissing(b, start, end)) {
                        writer.bool(i, CellText.isTrue(b, start, end));
                    }
                }
                case TIMESTAMP -> {
                    if (!CellText.isMissing(b, start, end)) {
                        writer.time(i, Timestamps.parse(b, start, end));
                    }
                }
            }
        }
    }

    private static Refusal ragged(CsvScanner scanner, CsvDialect dialect) {
        return new Refusal.Malformed(
                "CSV",
                "the record has " + scanner.count() + " fields where the first has "
                        + dialect.names().size(),
                new Position(scanner.row(), null, scanner.offset()));
    }

    private static CsvScanner open(SpooledFile file, CsvDialect dialect, TableOutput out) throws IOException {
        return new CsvScanner(file.open(), dialect.delimiter(), out.limits().recordBytes());
    }

    private static void skipHeader(CsvScanner scanner, CsvDialect dialect) throws IOException, RefusedException {
        if (dialect.header()) {
            scanner.next();
            scanner.restartRows();
        }
    }
}
