package io.orrery.ingest.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The column names of a table, from the last line of a preamble.
///
/// @param line as it was written
/// @param names without blanks around them, empty where a column has none; those that repeat one get their place
public record CsvHeader(String line, char separator, List<String> names) {
    private static final char[] SEPARATORS = {',', '\t', ';', '|'};
    /// Separators within a header of fewer are none.
    private static final int LEAST_COLUMNS = 2;

    /// Null when the preamble's last line is no header.
    public static @Nullable CsvHeader read(String preamble) {
        String line = lastLine(preamble);
        if (line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == '{' || line.charAt(0) == '<') {
            return null;
        }
        char separator = SEPARATORS[0];
        for (char candidate : SEPARATORS) {
            if (count(line, candidate) > count(line, separator)) {
                separator = candidate;
            }
        }
        CsvLine read = CsvLine.split(line, separator);
        List<String> names = read.values().stream().map(String::strip).toList();
        return read.isOne() && names.size() >= LEAST_COLUMNS && areNames(names)
                ? new CsvHeader(line, separator, unique(names))
                : null;
    }

    public boolean has(String name) {
        return names.contains(name);
    }

    private static String lastLine(String preamble) {
        int from = preamble.startsWith("\uFEFF") ? 1 : 0;
        int to = preamble.length();
        while (to > from && (preamble.charAt(to - 1) == '\n' || preamble.charAt(to - 1) == '\r')) {
            to--;
        }
        String text = preamble.substring(from, to);
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    private static int count(String line, char separator) {
        int count = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == separator) {
                count++;
            }
        }
        return count;
    }

    /// A row of values is no header: names begin with no digit, and most columns have one.
    private static boolean areNames(List<String> names) {
        int named = 0;
        for (String name : names) {
            if (!name.isEmpty()) {
                char first = name.charAt(0);
                if ((first >= '0' && first <= '9') || first == '-') {
                    return false;
                }
                named++;
            }
        }
        return named * 2 > names.size();
    }

    private static List<String> unique(List<String> names) {
        Set<String> seen = new HashSet<>();
        List<String> unique = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            String name = isMadeUp(names.get(i)) ? "" : names.get(i);
            unique.add(name.isEmpty() || seen.add(name) ? name : name + '_' + (i + 1));
        }
        return List.copyOf(unique);
    }

    /// What pandas calls the column of its row numbers when it had no name.
    private static boolean isMadeUp(String name) {
        return name.startsWith("Unnamed: ");
    }
}
