package io.orrery.ingest.web;

import java.util.ArrayList;
import java.util.List;

/// The words of an access log's line: separated by blanks, or quoted, or in square brackets.
///
/// @param texts without quotes and brackets, escapes of quotes undone
/// @param kinds what stood around each: `"`, `[`, or a blank for nothing
/// @param openAt index of a quote or bracket that is never closed; -1 when there is none
record Words(List<String> texts, String kinds, int openAt) {
    private static final int MOST = 64;

    static Words of(String line) {
        List<String> texts = new ArrayList<>();
        StringBuilder kinds = new StringBuilder();
        int at = 0;
        while (at < line.length() && texts.size() < MOST) {
            char c = line.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
                continue;
            }
            char close = c == '"' ? '"' : c == '[' ? ']' : ' ';
            int from = close == ' ' ? at : at + 1;
            int end = close == '"' ? quote(line, from) : line.indexOf(close, from);
            if (end < 0) {
                if (close != ' ') {
                    return new Words(texts, kinds.toString(), at);
                }
                end = line.length();
            }
            texts.add(close == '"' ? unescaped(line.substring(from, end)) : line.substring(from, end));
            kinds.append(close == ' ' ? ' ' : c);
            at = end + 1;
        }
        return new Words(texts, kinds.toString(), -1);
    }

    int size() {
        return texts.size();
    }

    /// Empty behind the last word.
    String text(int index) {
        return index < texts.size() ? texts.get(index) : "";
    }

    boolean isQuoted(int index) {
        return index < kinds.length() && kinds.charAt(index) == '"';
    }

    boolean isBracketed(int index) {
        return index < kinds.length() && kinds.charAt(index) == '[';
    }

    /// The closing quote: one without a backslash before it, at the line's end or before a blank. Some writers do not
    /// escape quotes within, so that one that opens behind a blank has to be closed first, if it is at all.
    private static int quote(String line, int from) {
        int first = -1;
        int last = -1;
        int depth = 1;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                last = i;
                if (isBlank(line, i + 1)) {
                    first = first < 0 ? i : first;
                    if (--depth == 0) {
                        return i;
                    }
                } else if (i > from && isBlank(line, i - 1)) {
                    depth++;
                }
            }
        }
        return first < 0 ? last : first;
    }

    private static boolean isBlank(String line, int index) {
        return index >= line.length() || line.charAt(index) == ' ';
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape =
                    c == '\\' && i + 1 < text.length() && (text.charAt(i + 1) == '"' || text.charAt(i + 1) == '\\');
            plain.append(escape ? text.charAt(++i) : c);
        }
        return plain.toString();
    }
}
