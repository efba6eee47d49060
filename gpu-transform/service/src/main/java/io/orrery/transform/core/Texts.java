package io.orrery.transform.core;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps one copy of texts that repeat on many rows, such as relations and types.
final class Texts {
    /// Bound on the copies remembered. At it all are forgotten: later equal texts cost memory, nothing else.
    private static final int MAX_REMEMBERED = 10_000;

    private final Map<String, String> known = new HashMap<>();

    String one(String text) {
        if (known.size() >= MAX_REMEMBERED) {
            known.clear();
        }
        String cut = cut(text);
        String before = known.putIfAbsent(cut, cut);
        return before == null ? cut : before;
    }

    @Nullable
    String oneOrNull(@Nullable String text) {
        return text == null ? null : one(text);
    }

    /// At most [GraphLimits#MAX_LABEL_CHARS], not splitting a surrogate pair.
    static String cut(String text) {
        if (text.length() <= GraphLimits.MAX_LABEL_CHARS) {
            return text;
        }
        int end = GraphLimits.MAX_LABEL_CHARS;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /// How many bytes the text takes in UTF-8.
    static int utf8Bytes(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A surrogate pair is two chars and four bytes.
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes;
    }
}
