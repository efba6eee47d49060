package io.orrery.ingest.cef;

import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `LEEF:1.0|Vendor|Product|1.0|id|src=10.0.0.1<tab>dst=10.0.0.2`, and 2.0 with the separator named before the
/// attributes (`^`, `x5E`, `0x09`), which real products leave out.
public final class LeefFormat implements LogFormat {
    private static final int MAX_ATTRIBUTES = 1_000;
    /// Attributes that are texts of people or addresses of the web, which may have an `=` of their own.
    private static final Set<String> FREE =
            Set.of("msg", "desc", "name", "reason", "request", "url", "cmd", "commandLine", "policy", "resource");

    @Override
    public String name() {
        return "leef";
    }

    @Override
    public boolean fits(RawEvent raw) {
        return raw.startsWith("LEEF:");
    }

    @Override
    public Parsed parse(RawEvent raw) {
        String text = raw.text();
        String[] header = text.split("\\|", 6);
        if (!text.startsWith("LEEF:") || header.length < 5) {
            return Parsed.Refused.malformed(
                    "The event does not begin with the five fields of LEEF's header.", Math.min(text.length(), 5));
        }
        NormalEvent.Builder event = NormalEvent.of("leef." + Extensions.word(header[1]));
        event.put("observer.vendor", header[1].strip());
        event.put("observer.product", header[2].strip());
        event.put("observer.version", header[3].strip());
        event.put("event.code", header[4].strip());
        event.put("rule.id", header[4].strip());
        String rest = header.length == 6 ? header[5] : "";
        char separator = '\t';
        if (header[0].startsWith("LEEF:2")) {
            int bar = rest.indexOf('|');
            Character named = bar >= 0 && bar <= 5 ? separator(rest.substring(0, bar)) : null;
            if (named != null) {
                separator = named;
                rest = rest.substring(bar + 1);
            }
        }
        return Extensions.leef(event, JsonFields.of(attributes(rest, separator)), raw.known());
    }

    private static @Nullable Character separator(String name) {
        if (name.length() == 1) {
            return name.charAt(0);
        }
        String hex = name.startsWith("0x") ? name.substring(2) : name.startsWith("x") ? name.substring(1) : "";
        int value = 0;
        for (int i = 0; i < hex.length(); i++) {
            int digit = Character.digit(hex.charAt(i), 16);
            if (digit < 0 || i > 3) {
                return null;
            }
            value = value * 16 + digit;
        }
        return value == 0 ? null : (Character) (char) value;
    }

    private static Map<String, String> attributes(String text, char separator) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String part : text.split(Pattern.quote(String.valueOf(separator)), MAX_ATTRIBUTES)) {
            String rest = part;
            int equals = rest.indexOf('=');
            while (equals > 0 && attributes.size() < MAX_ATTRIBUTES) {
                String key = rest.substring(0, equals).strip();
                String value = rest.substring(equals + 1);
                int next = FREE.contains(key) ? -1 : next(value);
                attributes.put(key, (next < 0 ? value : value.substring(0, next)).strip());
                rest = next < 0 ? "" : value.substring(next + 1);
                equals = rest.indexOf('=');
            }
        }
        return attributes;
    }

    /// Some products write a blank where the separator belongs: `sev=8 cn1=37 cn1Label=Host ID`. The blank before the
    /// next name, or -1.
    private static int next(String value) {
        int equals = value.indexOf('=');
        int blank = equals < 0 ? -1 : value.lastIndexOf(' ', equals);
        if (blank < 0 || equals - blank < 2) {
            return -1;
        }
        boolean name = value.substring(blank + 1, equals).chars().allMatch(Character::isLetterOrDigit);
        return name ? blank : -1;
    }
}
