package io.orrery.ingest.text;

import java.util.LinkedHashMap;
import java.util.Map;

/// Pairs written `key=value key="a value" key='another'`, with anything between them. Total.
public final class KeyValues {
    private static final int MAX_PAIRS = 1_000;
    private static final int MAX_KEY = 100;

    private KeyValues() {}

    /// In the order of the text; of a repeated key the last value counts.
    public static Map<String, String> of(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        int i = text.indexOf('=');
        while (i > 0 && pairs.size() < MAX_PAIRS) {
            int begin = i;
            while (begin > 0 && isKey(text.charAt(begin - 1)) && i - begin < MAX_KEY) {
                begin--;
            }
            int from = i + 1;
            int end = end(text, from);
            if (begin < i) {
                pairs.put(text.substring(begin, i), unquoted(text, from, end));
                i = text.indexOf('=', end);
            } else {
                i = text.indexOf('=', from);
            }
        }
        return pairs;
    }

    private static boolean isKey(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-'
                || c == '.';
    }

    private static int end(String text, int from) {
        if (from >= text.length()) {
            return from;
        }
        char quote = text.charAt(from);
        if (quote == '"' || quote == '\'') {
            for (int i = from + 1; i < text.length(); i++) {
                if (text.charAt(i) == '\\') {
                    i++;
                } else if (text.charAt(i) == quote) {
                    return i + 1;
                }
            }
        }
        int end = from;
        while (end < text.length() && !isBetween(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBetween(char c) {
        return c == ' ' || c == '\t' || c == ',' || c == ';' || c == '\n' || c == '\r' || c == 0x1D;
    }

    private static String unquoted(String text, int from, int end) {
        boolean quoted = end - from >= 2
                && (text.charAt(from) == '"' || text.charAt(from) == '\'')
                && text.charAt(end - 1) == text.charAt(from);
        if (!quoted) {
            return text.substring(from, end);
        }
        String inner = text.substring(from + 1, end - 1);
        return inner.indexOf('\\') < 0 ? inner : unescaped(inner);
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.charAt(i) == '\\' && i + 1 < text.length();
            out.append(escape ? text.charAt(++i) : text.charAt(i));
        }
        return out.toString();
    }
}
