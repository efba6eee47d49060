package io.orrery.ingest.row;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One record of comma-separated values (RFC 4180), or with another character between them. Quotes may hold line ends;
/// text behind a closing quote is taken as part of the value, because some writers do so.
///
/// @param values of the record, without quotes
/// @param wrongAt index of the character that makes it no record: an opening quote that is never closed, or the end of
///     a first of several lines; -1 when it is one
public record CsvLine(List<String> values, int wrongAt) {
    /// A record with more is none.
    private static final int MOST_VALUES = 10_000;

    public static CsvLine split(String text, char separator) {
        List<String> values = new ArrayList<>();
        int at = 0;
        while (values.size() < MOST_VALUES) {
            int end = at < text.length() && text.charAt(at) == '"' ? quoted(text, separator, at, values) : -1;
            if (end == -1) {
                end = plain(text, separator, at, values);
            }
            if (end < 0) {
                return new CsvLine(List.of(), -2 - end);
            }
            if (end == text.length()) {
                return new CsvLine(values, -1);
            }
            at = end + 1;
        }
        return new CsvLine(List.of(), at);
    }

    public boolean isOne() {
        return wrongAt < 0;
    }

    /// The index in UTF-8 of a character.
    public static int byteOf(String text, int index) {
        return text.substring(0, Math.min(index, text.length())).getBytes(StandardCharsets.UTF_8).length;
    }

    /// Answers the value's end, or `-2 - index` of what is wrong.
    private static int plain(String text, char separator, int from, List<String> values) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == separator) {
                values.add(text.substring(from, i));
                return i;
            }
            if (c == '\n') {
                return -2 - i;
            }
        }
        values.add(text.substring(from));
        return text.length();
    }

    private static int quoted(String text, char separator, int from, List<String> values) {
        StringBuilder value = new StringBuilder();
        int at = from + 1;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                return -2 - from;
            }
            value.append(text, at, quote);
            if (quote + 1 == text.length() || text.charAt(quote + 1) != '"') {
                return behind(text, separator, quote + 1, value, values);
            }
            value.append('"');
            at = quote + 2;
        }
    }

    private static int behind(String text, char separator, int from, StringBuilder value, List<String> values) {
        int end = from;
        while (end < text.length() && text.charAt(end) != separator) {
            if (text.charAt(end) == '\n') {
                return -2 - end;
            }
            end++;
        }
        values.add(value.append(text, from, end).toString());
        return end;
    }
}
