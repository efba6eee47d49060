package io.orrery.ingest.zeek;

import io.orrery.ingest.row.RowText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the `#` lines before the rows of a Zeek log say.
///
/// @param set separates the values of a set or vector
/// @param empty how an empty set or text is written
/// @param unset how "no value" is written
/// @param path of the log; empty when no line tells it
/// @param types as many as names
record ZeekHeader(
        char separator, char set, String empty, String unset, String path, List<String> names, List<ZeekType> types) {
    private static final int MOST_COLUMNS = 2_000;

    /// The last header counts where a log began anew. Null when there is no line of names.
    static @Nullable ZeekHeader read(String preamble) {
        if (preamble.indexOf("#fields") < 0) {
            return null;
        }
        char separator = '\t';
        char set = ',';
        String empty = "(empty)";
        String unset = "-";
        String path = "";
        List<String> names = List.of();
        List<String> types = List.of();
        for (String line : preamble.lines().toList()) {
            if (line.startsWith("#separator ")) {
                separator = character(ZeekText.plain(line.substring("#separator ".length())), '\t');
                continue;
            }
            int end = line.indexOf(separator);
            String value = end < 0 ? "" : line.substring(end + 1);
            switch (end < 0 ? line : line.substring(0, end)) {
                case "#set_separator" -> set = character(ZeekText.plain(value), ',');
                case "#empty_field" -> empty = value;
                case "#unset_field" -> unset = value;
                case "#path" -> path = value;
                case "#fields" -> names = RowText.split(value, separator, MOST_COLUMNS);
                case "#types" -> types = RowText.split(value, separator, MOST_COLUMNS);
                default -> {}
            }
        }
        return names.isEmpty() ? null : new ZeekHeader(separator, set, empty, unset, path, names, types(names, types));
    }

    private static char character(String written, char otherwise) {
        return written.isEmpty() ? otherwise : written.charAt(0);
    }

    /// Columns whose type is not told are texts.
    private static List<ZeekType> types(List<String> names, List<String> written) {
        List<ZeekType> types = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            types.add(i < written.size() ? ZeekType.of(written.get(i)) : ZeekType.TEXT);
        }
        return List.copyOf(types);
    }
}
