package io.orrery.ingest.cef;

import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `CEF:0|Vendor|Product|1.0|100|A name|5|src=10.0.0.1 msg=a text act=blocked`. A value ends where the next key
/// begins, because values hold blanks.
public final class CefFormat implements LogFormat {
    private static final int HEADER = 7;
    private static final int MAX_EXTENSIONS = 1_000;
    private static final int MAX_KEY = 100;

    @Override
    public String name() {
        return "cef";
    }

    @Override
    public boolean fits(RawEvent raw) {
        return raw.startsWith("CEF:");
    }

    @Override
    public Parsed parse(RawEvent raw) {
        String text = raw.text();
        if (!text.startsWith("CEF:")) {
            return Parsed.Refused.malformed("The event does not begin with CEF:.", 0);
        }
        List<String> header = new ArrayList<>(HEADER);
        int at = header(text, header);
        if (header.size() == 1 && text.indexOf('|') < 0) {
            return Parsed.Refused.malformed("The event ends within the header of CEF.", text.length());
        }
        while (header.size() < HEADER) {
            header.add(""); // cut off on its way: what came is still worth having
        }
        NormalEvent.Builder event = NormalEvent.of("cef." + Extensions.word(header.get(1)));
        event.put("observer.vendor", header.get(1));
        event.put("observer.product", header.get(2));
        event.put("observer.version", header.get(3));
        event.put("event.code", header.get(4));
        event.put("rule.id", header.get(4));
        event.put("rule.name", header.get(5));
        event.put("event.severity", severity(header.get(6)));
        event.put("cef.severity", header.get(6));
        return Extensions.cef(event, JsonFields.of(labelled(extensions(text, at))), raw.known());
    }

    /// Reads the fields of the header; returns where the extension begins.
    private static int header(String text, List<String> header) {
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && (text.charAt(i + 1) == '|' || text.charAt(i + 1) == '\\')) {
                field.append(text.charAt(++i));
            } else if (c == '|') {
                header.add(field.toString().strip());
                field.setLength(0);
                if (header.size() == HEADER) {
                    return i + 1;
                }
            } else {
                field.append(c);
            }
        }
        header.add(field.toString().strip());
        return text.length();
    }

    private static Object severity(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "unknown", "" -> "";
            case "low" -> 3L;
            case "medium" -> 6L;
            case "high" -> 8L;
            case "very-high" -> 10L;
            default -> text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() < 4 ? Long.valueOf(text) : "";
        };
    }

    private static Map<String, String> extensions(String text, int from) {
        Map<String, String> extensions = new LinkedHashMap<>();
        int key = from;
        int equals = next(text, from);
        while (equals > 0 && extensions.size() < MAX_EXTENSIONS) {
            key = keyBegin(text, from, equals);
            int following = next(text, equals + 1);
            int end = following < 0 ? text.length() : keyBegin(text, equals + 1, following);
            extensions.put(
                    text.substring(key, equals),
                    unescaped(text.substring(equals + 1, end).strip()));
            from = end;
            equals = following;
        }
        return extensions;
    }

    /// The next `=` that stands behind a key: at the begin or with a blank before the key, and not escaped.
    private static int next(String text, int from) {
        for (int at = text.indexOf('=', from); at >= 0; at = text.indexOf('=', at + 1)) {
            int begin = keyBegin(text, from, at);
            boolean free = begin == from || isBlank(text.charAt(begin - 1));
            if (begin < at && text.charAt(at - 1) != '\\' && free) {
                return at;
            }
        }
        return -1;
    }

    private static int keyBegin(String text, int least, int equals) {
        int begin = equals;
        while (begin > least && equals - begin < MAX_KEY && isKey(text.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '|';
    }

    private static boolean isKey(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '[' || c == ']';
    }

    private static String unescaped(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            char next = c == '\\' && i + 1 < value.length() ? value.charAt(i + 1) : 0;
            switch (next) {
                case '=', '\\', '|' -> out.append(next);
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                default -> out.append(c);
            }
            i += next == '=' || next == '\\' || next == '|' || next == 'n' || next == 'r' ? 1 : 0;
        }
        return out.toString();
    }

    /// `cs1=x cs1Label=Policy` is `Policy=x`.
    private static Map<String, String> labelled(Map<String, String> extensions) {
        Map<String, String> named = new LinkedHashMap<>();
        extensions.forEach((key, value) -> {
            String label = extensions.get(key + "Label");
            if (label != null && !label.isBlank()) {
                named.put(label.strip().replace(' ', '_'), value);
            } else if (!(key.endsWith("Label") && extensions.containsKey(key.substring(0, key.length() - 5)))) {
                named.put(key, value);
            }
        });
        return named;
    }
}
