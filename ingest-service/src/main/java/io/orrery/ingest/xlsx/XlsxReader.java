package io.orrery.ingest.xlsx;

import io.orrery.ingest.format.ReadOptions;
import io.orrery.ingest.format.SpooledFile;
import io.orrery.ingest.format.TableReader;
import io.orrery.ingest.format.WorkbookParts;
import io.orrery.ingest.table.ColumnSpec;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import io.orrery.ingest.table.TableWriter;
import io.orrery.ingest.table.TypeGuess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/// Reads one sheet of an Excel workbook: the first one. Its parts are unpacked once to count their bytes before
/// anything is read; formulas give what they gave when the file was saved, errors nothing.
public final class XlsxReader implements TableReader {
    private static final String FORMAT = "Excel";

    @Override
    public void read(SpooledFile file, ReadOptions options, TableOutput out) throws RefusedException, IOException {
        WorkbookParts.check(file, out.limits());
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.path().toFile(), new ReadingOptions(true, true))) {
            Sheet sheet = workbook.getSheets()
                    .findFirst()
                    .orElseThrow(() -> RefusedException.empty("there is no sheet in it"));
            new Reading(sheet, workbook.isDate1904(), file, out).all();
        } catch (RefusedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // All that the library says of a broken workbook; our disk was read to the end before.
            throw RefusedException.malformed(
                    FORMAT,
                    "its parts are unreadable (" + Refusal.shown(e.getClass().getSimpleName()) + ")",
                    Position.UNKNOWN);
        }
    }

    private static final class Reading {
        private final Sheet sheet;
        private final boolean from1904;
        private final SpooledFile file;
        private final TableOutput out;
        private final List<String> names = new ArrayList<>();
        private final List<TypeGuess> guesses = new ArrayList<>();
        private long rows;

        Reading(Sheet sheet, boolean from1904, SpooledFile file, TableOutput out) {
            this.sheet = sheet;
            this.from1904 = from1904;
            this.file = file;
            this.out = out;
        }

        void all() throws RefusedException, IOException {
            survey();
            List<String> distinct = TableOutput.distinctNames(names);
            out.check(distinct);
            List<ColumnSpec> columns = new ArrayList<>();
            for (int i = 0; i < distinct.size(); i++) {
                columns.add(new ColumnSpec(distinct.get(i), guesses.get(i).type()));
            }
            TableWriter writer = out.begin(columns);
            try (Stream<Row> stream = sheet.openStream()) {
                Iterator<Row> all = stream.iterator();
                skipToNames(all);
                while (all.hasNext()) {
                    if (put(all.next(), writer)) {
                        file.alive().run();
                        writer.endRow(rows == 0 ? 1 : (double) writer.row() / rows);
                    }
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            writer.finish();
        }

        /// The first row that holds something.
        private List<SheetCell> skipToNames(Iterator<Row> all) {
            while (all.hasNext()) {
                List<SheetCell> cells = cells(all.next());
                if (cells.stream().anyMatch(cell -> !cell.isNothing())) {
                    return cells;
                }
            }
            return List.of();
        }

        private void survey() throws RefusedException, IOException {
            try (Stream<Row> stream = sheet.openStream()) {
                Iterator<Row> all = stream.iterator();
                List<SheetCell> header = skipToNames(all);
                if (header.isEmpty()) {
                    throw RefusedException.empty("its first sheet has no row");
                }
                header.forEach(cell -> names.add(cell.text().strip()));
                widen(header.size());
                while (all.hasNext()) {
                    List<SheetCell> cells = cells(all.next());
                    widen(cells.size());
                    boolean something = false;
                    for (int i = 0; i < cells.size(); i++) {
                        cells.get(i).tell(guesses.get(i));
                        something |= !cells.get(i).isNothing();
                    }
                    rows += something ? 1 : 0;
                }
            }
        }

        private void widen(int width) throws RefusedException {
            if (width > out.limits().columns()) {
                throw RefusedException.tooBig(
                        "it has " + width + " columns", out.limits().columns(), "columns", Position.UNKNOWN);
            }
            while (names.size() < width) {
                names.add("");
            }
            while (guesses.size() < width) {
                String name = names.get(guesses.size());
                guesses.add(new TypeGuess(out.isIdentifier(name)));
            }
        }

        private List<SheetCell> cells(Row row) {
            List<SheetCell> cells = new ArrayList<>();
            for (Cell cell : row) {
                cells.add(cell == null ? SheetCell.nothing() : SheetCell.of(cell, from1904));
            }
            while (!cells.isEmpty() && cells.getLast().isNothing()) {
                cells.removeLast();
            }
            return cells;
        }

        /// False for a row without any value.
        private boolean put(Row row, TableWriter writer) {
            List<SheetCell> cells = cells(row);
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isNothing()) {
                    cells.get(i).put(writer, i, writer.columns().get(i).type());
                }
            }
            return !cells.isEmpty();
        }
    }
}
