package io.orrery.ingest.row;

import io.orrery.ingest.log.RawEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The text of a row and its values where separators are never within a value.
public final class RowText {
    private RowText() {}

    /// The event with the tabs around it, which separate empty values where rows are separated by tabs.
    public static String withTabs(RawEvent raw) {
        int from = raw.from();
        int to = raw.to();
        while (from > 0 && raw.bytes()[from - 1] == '\t') {
            from--;
        }
        while (to < raw.bytes().length && raw.bytes()[to] == '\t') {
            to++;
        }
        return new String(raw.bytes(), from, to - from, StandardCharsets.UTF_8);
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
}
