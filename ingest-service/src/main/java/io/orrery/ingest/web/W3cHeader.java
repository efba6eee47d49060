package io.orrery.ingest.web;

import io.orrery.ingest.row.RowText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the directives before the rows of an extended log of the W3C say.
///
/// @param names of the columns
/// @param date of rows that tell only the time of day; empty when none is told
record W3cHeader(List<String> names, String date) {
    private static final int MOST_COLUMNS = 500;
    private static final int DATE = "2026-11-22".length();

    /// Null when no directive names the columns.
    static @Nullable W3cHeader read(String preamble) {
        List<String> names = List.of();
        String date = "";
        for (String line : preamble.lines().toList()) {
            if (line.startsWith("#Fields:")) {
                names = new ArrayList<>(RowText.split(
                        line.substring("#Fields:".length()).strip().replace('\t', ' '), ' ', MOST_COLUMNS));
                names.removeIf(String::isEmpty);
            } else if (line.startsWith("#Date:")) {
                String written = line.substring("#Date:".length()).strip();
                date = written.substring(0, Math.min(DATE, written.length()));
            }
        }
        return names.isEmpty() ? null : new W3cHeader(List.copyOf(names), date);
    }
}
