package io.orrery.ingest.row;

import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The text of a row and its values where separators are never within a value.
public final class RowText {
    private RowText() {}

    /// The event with the tabs and blanks around it: where tabs separate values, they belong to the row.
    public static String withBlanks(RawEvent raw) {
        int from = raw.from();
        int to = raw.to();
        while (from > 0 && isBlank(raw.bytes()[from - 1])) {
            from--;
        }
        while (to < raw.bytes().length && isBlank(raw.bytes()[to])) {
            to++;
        }
        return new String(raw.bytes(), from, to - from, StandardCharsets.UTF_8);
    }

    private static boolean isBlank(byte value) {
        return value == '\t' || value == ' ';
    }

    /// @param most values; the last one keeps the rest
    public static List<String> split(String text, char separator, int most) {
        List<String> values = new ArrayList<>(Math.min(most, 32));
        int from = 0;
        int at = text.indexOf(separator);
        while (at >= 0 && values.size() < most - 1) {
            values.add(text.substring(from, at));
            from = at + 1;
            at = text.indexOf(separator, from);
        }
        values.add(text.substring(from));
        return values;
    }

    /// Puts the values of a row by a table of its columns; of columns without a name or value nothing.
    public static void fill(FieldTable table, NormalEvent.Builder into, List<String> names, List<String> values) {
        for (int i = 0; i < names.size() && i < values.size(); i++) {
            String value = values.get(i);
            if (!value.isEmpty() && !names.get(i).isEmpty()) {
                table.put(into, names.get(i), value.strip());
            }
        }
    }
}
