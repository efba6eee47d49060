package io.orrery.ingest.csv;

import io.orrery.ingest.format.ReadOptions;
import io.orrery.ingest.format.SpooledFile;
import io.orrery.ingest.table.CellText;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import io.orrery.ingest.table.Timestamps;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// How one file writes its table.
///
/// @param delimiter between fields
/// @param header whether the first record holds the names
/// @param names of the columns, unique; `column_1` … when there is no header
record CsvDialect(char delimiter, boolean header, List<String> names) {
    /// In the order in which they win a draw.
    private static final char[] CANDIDATES = {',', '\t', ';', '|', ' '};

    private static final int SAMPLE_BYTES = 1 << 16;
    private static final int SAMPLE_RECORDS = 200;

    static CsvDialect of(SpooledFile file, ReadOptions options, TableOutput out) throws IOException, RefusedException {
        char delimiter = options.delimiter().isPresent()
                ? options.delimiter().get()
                : delimiter(file.head(SAMPLE_BYTES), out.required());
        int maxRecord = out.limits().recordBytes();
        try (InputStream in = file.open();
                CsvScanner scanner = new CsvScanner(in, delimiter, maxRecord)) {
            if (!scanner.next()) {
                throw RefusedException.empty("there is not one line in it");
            }
            List<String> first = fields(scanner);
            boolean header = options.header().orElseGet(() -> looksLikeNames(first, out.required()));
            List<String> names = header ? first : first.stream().map(_ -> "").toList();
            return new CsvDialect(delimiter, header, TableOutput.distinctNames(names));
        }
    }

    /// The candidate that splits most sampled records into the same number of fields as the first; one that makes the
    /// first record hold
    /// every required name wins at once.
    private static char delimiter(byte[] sample, List<String> required) throws IOException {
        char best = CANDIDATES[0];
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            double score = score(sample, candidate, required);
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    private static double score(byte[] sample, char candidate, List<String> required) throws IOException {
        int width = 0;
        int same = 0;
        int records = 0;
        try (CsvScanner scanner = new CsvScanner(new ByteArrayInputStream(sample), candidate, SAMPLE_BYTES)) {
            while (records < SAMPLE_RECORDS && scanner.next()) {
                if (records == 0) {
                    width = scanner.count();
                    if (width > 1 && !required.isEmpty() && fields(scanner).containsAll(required)) {
                        return Double.MAX_VALUE;
                    }
                }
                records++;
                // The sample may end inside a record, which is then short through no fault of its own.
                same += scanner.count() == width ? 1 : 0;
            }
        } catch (RefusedException _) {
            // Not this delimiter, or the sample ends inside quotes: what was counted so far is the evidence.
        }
        return width < 2 || records == 0 ? 0 : (double) same / records + Math.min(width, 100) / 1_000.0;
    }

    private static List<String> fields(CsvScanner scanner) {
        List<String> fields = new ArrayList<>(scanner.count());
        for (int i = 0; i < scanner.count(); i++) {
            int start = scanner.start(i);
            String text = new String(scanner.bytes(), start, scanner.end(i) - start, StandardCharsets.UTF_8);
            fields.add(text.strip());
        }
        return fields;
    }

    /// Names are there when the bindings say so, or when every field of the first record is a distinct text that is
    /// neither number nor time.
    private static boolean looksLikeNames(List<String> first, List<String> required) {
        if (!required.isEmpty() && first.containsAll(required)) {
            return true;
        }
        for (String field : first) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            if (CellText.isInteger(bytes, 0, bytes.length)
                    || CellText.isDecimal(bytes, 0, bytes.length)
                    || Timestamps.parse(bytes, 0, bytes.length) != Timestamps.NONE) {
                return false;
            }
        }
        List<String> named = first.stream().filter(f -> !f.isEmpty()).toList();
        return !named.isEmpty() && new HashSet<>(named).size() == named.size();
    }
}
